package dev.mcpctl.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What resolving a server may look at.
 *
 * @param environment our variables
 * @param directory working directory
 * @param demo the command that starts the built-in demo server
 */
public record Surroundings(Map<String, String> environment, Path directory, List<String> demo) {

    /** Whether a program of this name can be found on the {@code PATH}. */
    boolean hasProgram(String name) {
        String path = environment.getOrDefault("PATH", "");
        int from = 0;
        while (from <= path.length()) {
            int end = path.indexOf(java.io.File.pathSeparatorChar, from);
            int to = end < 0 ? path.length() : end;
            if (to > from && Files.isExecutable(Path.of(path.substring(from, to), name))) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }
}
