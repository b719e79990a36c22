package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.FileReason;
import dev.mcpctl.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of a server given on the line: ours, then {@code --env-file}, then {@code --env}. */
final class ServerEnvironment {

    private final Context context;
    private final Map<String, Secret> given = new LinkedHashMap<>();

    ServerEnvironment(Context context) {
        this.context = context;
    }

    /**
     * Reads the options.
     *
     * @throws Failure usage or local file
     */
    Map<String, Secret> of(Options options) {
        String file = options.path("--env-file");
        if (file != null) {
            readFile(context.directory().resolve(file));
        }
        for (String text : options.list("--env")) {
            read(text);
        }
        return given;
    }

    private void read(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.isEmpty()) {
            throw Failure.usage("--env needs NAME=VALUE or NAME");
        }
        String value = equals < 0
                ? context.environment().get(name)
                : new Expansion(context).expand("--env " + name, text.substring(equals + 1));
        if (value == null) {
            throw Failure.usage("--env " + name + ": the variable is not set here")
                    .hint("write --env " + name + "=VALUE");
        }
        given.put(name, Secret.of(value));
    }

    private void readFile(Path file) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                readLine(file, number, line.strip());
            }
        } catch (NoSuchFileException missing) {
            throw Failure.usage("--env-file: there is no file '" + file + "'");
        } catch (IOException problem) {
            throw Failure.localFile("--env-file '" + file + "' could not be read: " + FileReason.of(problem), problem);
        }
    }

    private void readLine(Path file, int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String assignment = line.startsWith("export ") ? line.substring(7).strip() : line;
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw Failure.usage("--env-file '" + file + "', line " + number + ": expected NAME=VALUE");
        }
        given.put(
                assignment.substring(0, equals).strip(),
                Secret.of(unquoted(assignment.substring(equals + 1).strip())));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
