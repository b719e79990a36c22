package dev.mcpctl.config;

import dev.mcpctl.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A server given as a file, started by what it is. */
final class ServerFile {

    private final Surroundings around;

    ServerFile(Surroundings around) {
        this.around = around;
    }

    Target target(String word) {
        Path file = path(word);
        if (Files.isDirectory(file)) {
            throw unusable("is_directory", "'" + word + "' is a directory").hint("name the server's file in it");
        }
        if (!Files.exists(file)) {
            throw unusable("command_not_found", "there is no file '" + word + "'");
        }
        return new Program(command(word, file), file.getFileName().toString());
    }

    private static Failure unusable(String code, String message) {
        return Failure.of(Failure.Kind.UNREACHABLE, code, message);
    }

    private Path path(String word) {
        if (word.startsWith("~/")) {
            String home = around.environment().get("HOME");
            if (home == null || home.isEmpty()) {
                throw Failure.usage("'" + word + "' cannot be found: HOME is not set");
            }
            return Path.of(home, word.substring(2));
        }
        return around.directory().resolve(word);
    }

    private List<String> command(String word, Path file) {
        String name = word.toLowerCase(Locale.ROOT);
        String path = file.toString();
        if (name.endsWith(".py")) {
            return python(path);
        }
        if (name.endsWith(".js") || name.endsWith(".mjs") || name.endsWith(".cjs")) {
            return List.of("node", path);
        }
        if (name.endsWith(".ts") || name.endsWith(".mts")) {
            return around.hasProgram("tsx")
                    ? List.of("tsx", path)
                    : List.of("node", "--experimental-strip-types", "--no-warnings", path);
        }
        if (name.endsWith(".jar")) {
            return List.of("java", "-jar", path);
        }
        return List.of(path);
    }

    /** An active virtual environment knows the server's packages; without one, uv finds or makes it. */
    private List<String> python(String path) {
        String active = around.environment().get("VIRTUAL_ENV");
        if (active != null && !active.isEmpty()) {
            return List.of(Path.of(active, "bin", "python").toString(), path);
        }
        if (around.hasProgram("uv")) {
            return List.of("uv", "run", path);
        }
        return List.of(around.hasProgram("python3") ? "python3" : "python", path);
    }
}
