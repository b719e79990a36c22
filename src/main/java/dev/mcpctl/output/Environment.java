package dev.mcpctl.output;

import org.jspecify.annotations.Nullable;

/** The variables that decide how the console behaves; {@code System::getenv} in the program, a map in tests. */
@FunctionalInterface
public interface Environment {

    /** The value of a variable, null when it is not set. */
    @Nullable
    String get(String name);

    /** Whether a variable is set to something. */
    default boolean has(String name) {
        String value = get(name);
        return value != null && !value.isEmpty();
    }
}
