package dev.mcpctl.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command's name, found among options that may stand before it.
 *
 * @param name null when there is none
 * @param rest all other words in their order
 */
record FirstWord(@Nullable String name, List<String> rest) {

    /** Options with a value that make sense before a command's name. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-o",
            "--output",
            "--jq",
            "--protocol",
            "--record",
            "--redact",
            "--trace-filter",
            "--traceparent",
            "--timeout",
            "--max-time",
            "--start-timeout",
            "--max-message",
            "--header",
            "--bearer-env",
            "--allow-http",
            "--ca-cert",
            "--client-cert",
            "--client-key",
            "--connect-timeout",
            "--unix-socket",
            "--config",
            "--server",
            "--stdio",
            "--http",
            "--sse",
            "--env",
            "--env-file",
            "--cwd",
            "--meta",
            "--log-level",
            "--answers",
            "--elicit",
            "--advertise",
            "--roots",
            "--sample-with",
            "--sample-reply",
            "--sample-url",
            "--model",
            "--model-key-env",
            "--yes-sampling",
            "--expect");

    static FirstWord of(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                break;
            }
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                List<String> rest = new ArrayList<>(words);
                rest.remove(i);
                return new FirstWord(word, rest);
            }
        }
        return new FirstWord(null, words);
    }

    /** The first word where a command should stand, or null when nothing was written at all. */
    @Nullable
    String strayOption() {
        return rest.isEmpty() ? null : rest.get(0);
    }

    /** Whether help was asked for rather than shown for want of a command. */
    boolean asksHelp() {
        return rest.contains("-h") || rest.contains("--help");
    }
}
