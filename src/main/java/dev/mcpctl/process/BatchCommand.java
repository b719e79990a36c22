package dev.mcpctl.process;

import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command that runs a Windows batch file with exactly the arguments given. {@code cmd.exe} reads its line by rules
 * of its own: it expands {@code %NAME%} even between quotation marks, ends the line at a newline, and runs what follows
 * an unquoted {@code &}.
 */
final class BatchCommand {

    /** Expands to nothing and so parts the per cent sign from the name that follows it. */
    private static final String INERT_PERCENT = "%%cd:~,%";

    private static final String PLAIN = "#$*+-./:?@\\_";

    private BatchCommand() {}

    /** Whether Windows runs such a file through {@code cmd.exe}. */
    static boolean isBatch(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".cmd") || name.endsWith(".bat");
    }

    /**
     * The words for {@code ProcessBuilder}, the last of which is quoted as a whole.
     *
     * @param shell path of {@code cmd.exe}
     * @param file the batch file
     * @throws Failure start_failed, when an argument cannot be passed to a batch file
     */
    static List<String> of(String shell, String file, List<String> arguments) {
        if (file.indexOf('"') >= 0) {
            throw refused("the name of the batch file " + file + " holds a quotation mark");
        }
        StringBuilder line = new StringBuilder("\"\"")
                .append(file.replace("%", INERT_PERCENT))
                .append('"');
        for (String argument : arguments) {
            line.append(' ');
            append(argument, line);
        }
        List<String> words = new ArrayList<>();
        words.add(shell);
        words.addAll(List.of("/e:ON", "/v:OFF", "/d", "/s", "/c"));
        words.add(line.append('"').toString());
        return words;
    }

    private static void append(String argument, StringBuilder line) {
        boolean quoted = needsQuotes(argument);
        if (quoted) {
            line.append('"');
        }
        int backslashes = 0;
        for (int i = 0; i < argument.length(); i++) {
            char next = argument.charAt(i);
            refuse(next, argument);
            if (next == '"') {
                line.append("\\".repeat(backslashes)).append("\"\"");
            } else {
                line.append(next == '%' ? INERT_PERCENT : String.valueOf(next));
            }
            backslashes = next == '\\' ? backslashes + 1 : 0;
        }
        if (quoted) {
            line.append("\\".repeat(backslashes)).append('"');
        }
    }

    private static boolean needsQuotes(String argument) {
        if (argument.isEmpty() || argument.endsWith("\\")) {
            return true;
        }
        for (int i = 0; i < argument.length(); i++) {
            char next = argument.charAt(i);
            boolean plain = next > 0x9f || Character.isLetterOrDigit(next) || PLAIN.indexOf(next) >= 0;
            if (!plain) {
                return true;
            }
        }
        return false;
    }

    private static void refuse(char next, String argument) {
        if (next == '\n' || next == '\r' || next == 0) {
            throw refused("an argument with a line break cannot be passed to a batch file: '"
                    + argument.replace('\n', ' ').replace('\r', ' ').replace('\0', ' ') + "'");
        }
    }

    private static Failure refused(String message) {
        return Failure.of(Failure.Kind.UNREACHABLE, "start_failed", message)
                .hint("start the program behind the batch file directly, such as node with its script");
    }
}
