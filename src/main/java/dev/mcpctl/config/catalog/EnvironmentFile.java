package dev.mcpctl.config.catalog;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.NamedFile;
import dev.mcpctl.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of {@code NAME=VALUE} lines; {@code #} begins a comment line, {@code export} and quotes are let pass. */
public final class EnvironmentFile {

    private final Path file;
    private final String said;
    private final Map<String, Secret> variables = new LinkedHashMap<>();

    private EnvironmentFile(Path file, String said) {
        this.file = file;
        this.said = said;
    }

    /**
     * Its variables in order.
     *
     * @param said what names the file, for messages
     * @throws Failure usage, when it is missing or holds something else; local file, when it cannot be read
     */
    public static Map<String, Secret> read(Path file, String said) {
        EnvironmentFile reading = new EnvironmentFile(file, said);
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                reading.read(i + 1, lines.get(i).strip());
            }
        } catch (IOException problem) {
            throw NamedFile.unreadable(said, file.toString(), problem);
        }
        return reading.variables;
    }

    private void read(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String assignment = line.startsWith("export ") ? line.substring(7).strip() : line;
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw Failure.usage(said + " '" + file + "', line " + number + ": expected NAME=VALUE");
        }
        variables.put(
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
