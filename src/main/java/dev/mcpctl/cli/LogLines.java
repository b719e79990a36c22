package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Console;
import org.jspecify.annotations.Nullable;

/**
 * Shows a server's log messages on stderr: always when they were asked for, else with {@code -v}. On a terminal a flood is
 * counted instead of shown, so that a person can still read, and stop it.
 */
final class LogLines {

    /** What one second may bring on a terminal; a pipe takes all. */
    private static final int MOST_A_SECOND = 200;

    private static final int LONGEST = 4_000;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Console console;
    private final boolean askedFor;
    private long second = System.nanoTime();
    private int shown;
    private long hidden;

    LogLines(Console console, boolean askedFor) {
        this.console = console;
        this.askedFor = askedFor;
    }

    /** One message. Called one at a time. */
    void show(String level, @Nullable String logger, JsonNode data) {
        if (!askedFor && console.traits().verbosity() < 1) {
            return;
        }
        long now = System.nanoTime();
        if (now - second >= SECOND_NANOS) {
            finish();
            second = now;
            shown = 0;
        }
        if (console.traits().terminals().stderr() && shown >= MOST_A_SECOND) {
            hidden++;
            return;
        }
        shown++;
        say("[" + level + "]" + (logger == null ? "" : " " + logger + ":") + " " + text(data));
    }

    /** Tells what was not shown. */
    void finish() {
        if (hidden > 0) {
            say("(" + hidden + " more log messages in the same second; call -o jsonl prints all)");
            hidden = 0;
        }
    }

    private void say(String line) {
        if (askedFor) {
            console.note(line);
        } else {
            console.verbose(1, line);
        }
    }

    private static String text(JsonNode data) {
        String text = data.isTextual() ? data.textValue() : Json.compact(data);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }
}
