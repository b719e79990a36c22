package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.NamedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;

/** Expands <code>${env:NAME}</code> and <code>${file:PATH}</code>, so that no secret needs to stand on the line. */
final class Expansion {

    private final Context context;

    Expansion(Context context) {
        this.context = context;
    }

    /**
     * The text with its references replaced; what is no reference stays as it is.
     *
     * @param where the option, for messages
     * @throws Failure usage, naming a reference that leads nowhere; local file, when what it leads to cannot be read
     */
    String expand(String where, String text) {
        StringBuilder expanded = new StringBuilder();
        int from = 0;
        int start;
        while ((start = text.indexOf("${", from)) >= 0) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                break;
            }
            expanded.append(text, from, start);
            expanded.append(value(where, text.substring(start, end + 1)));
            from = end + 1;
        }
        return expanded.append(text, from, text.length()).toString();
    }

    private String value(String where, String reference) {
        String inside = reference.substring(2, reference.length() - 1);
        if (inside.startsWith("env:")) {
            String value = context.environment().get(inside.substring(4));
            if (value == null) {
                throw Failure.usage(where + ": the variable '" + inside.substring(4) + "' is not set");
            }
            return value;
        }
        if (inside.startsWith("file:")) {
            return file(where, inside.substring(5));
        }
        return reference;
    }

    private String file(String where, String path) {
        try {
            return Files.readString(context.directory().resolve(path)).stripTrailing();
        } catch (IOException problem) {
            throw NamedFile.unreadable(where, path, problem);
        } catch (InvalidPathException noPath) {
            throw Failure.usage(where + ": '" + path + "' is no path");
        }
    }
}
