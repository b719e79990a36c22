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

    /**
     * The options of all commands that take a value. A list of its own, held against the commands by a test: to ask them would
     * load every one of them for each line that begins with an option. Left out is {@code -f}, which takes a value in some only.
     */
    static final Set<String> WITH_VALUE = Set.of(
            "-a",
            "-o",
            "-O",
            "--advertise",
            "--allow-http",
            "--answers",
            "--arg",
            "--args",
            "--bearer-env",
            "--ca-cert",
            "--client-cert",
            "--client-key",
            "--collector",
            "--config",
            "--connect-timeout",
            "--count",
            "--cursor",
            "--cwd",
            "--elicit",
            "--env",
            "--env-file",
            "--exec",
            "--expect",
            "--export",
            "--fault",
            "--file",
            "--filter",
            "--for",
            "--from",
            "--header",
            "--html",
            "--http",
            "--ignore",
            "--into",
            "--jq",
            "--json",
            "--limit",
            "--listen",
            "--log-level",
            "--max-message",
            "--max-time",
            "--meta",
            "--model",
            "--model-key-env",
            "--name",
            "--output",
            "--output-file",
            "--page",
            "--parallel",
            "--protocol",
            "--record",
            "--redact",
            "--roots",
            "--sample-reply",
            "--sample-url",
            "--sample-with",
            "--save",
            "--seed",
            "--server",
            "--sse",
            "--start-timeout",
            "--stdio",
            "--timeout",
            "--trace-filter",
            "--traceparent",
            "--transport",
            "--unix-socket",
            "--until",
            "--yes-sampling");

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
