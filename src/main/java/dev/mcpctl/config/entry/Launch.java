package dev.mcpctl.config.entry;

import dev.mcpctl.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server that is started. All texts are as written, references not expanded.
 *
 * @param command the program, then its arguments
 * @param environment variables it is given, in the file's order
 * @param passed names of our variables that it is given where they are set
 * @param environmentFile a file of more variables, or null
 * @param directory where it is started, or null
 */
public record Launch(
        List<String> command,
        Map<String, Secret> environment,
        List<String> passed,
        @Nullable String environmentFile,
        @Nullable String directory) {

    /** Copies the collections and keeps their order. */
    public Launch {
        command = List.copyOf(command);
        environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        passed = List.copyOf(passed);
    }
}
