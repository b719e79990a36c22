package dev.mcpctl.config.install;

import dev.mcpctl.config.entry.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry on its way to another list: texts in that program's own spelling of references, paths that mean the same there.
 *
 * @param name what it is called there
 * @param way its transport
 * @param command program and arguments; empty for a server behind a URL
 * @param environment variables it is given
 * @param passed names of variables that are passed through
 * @param environmentFile a file of more variables, or null
 * @param directory where it is started, or null
 * @param url where it is reached; empty for a server that is started
 * @param headers sent with each request
 */
record Portable(
        String name,
        Way way,
        List<String> command,
        Map<String, String> environment,
        List<String> passed,
        @Nullable String environmentFile,
        @Nullable String directory,
        String url,
        Map<String, String> headers) {

    /** Copies the collections and keeps their order. */
    Portable {
        command = List.copyOf(command);
        environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        passed = List.copyOf(passed);
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Whether it is started, not connected to. */
    boolean started() {
        return !command.isEmpty();
    }

    List<String> arguments() {
        return new ArrayList<>(command.subList(1, command.size()));
    }
}
