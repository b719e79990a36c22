package dev.mcpctl.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine and the environment that programs are started from.
 *
 * @param platform whose rules apply
 * @param environment our own variables
 */
public record Host(Platform platform, Map<String, String> environment) {

    /** This machine with the environment of this JVM. */
    public static Host current() {
        return new Host(Platform.current(), System.getenv());
    }

    /** The value of one of our variables, or null. Windows does not care about the case of names. */
    @Nullable
    String variable(String name) {
        return variable(environment, name);
    }

    @Nullable
    String variable(Map<String, String> variables, String name) {
        String exact = variables.get(name);
        if (exact != null || platform != Platform.WINDOWS) {
            return exact;
        }
        for (Map.Entry<String, String> entry : variables.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
