package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.Expectation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When {@code watch} has seen enough, and what it does with each event. */
final class WatchOptions {

    private final int count;
    private final @Nullable Duration time;
    private final @Nullable Expectation until;
    private final @Nullable String command;

    /**
     * Reads them before anything is started.
     *
     * @throws Failure usage
     */
    WatchOptions(Options options) {
        this.count = PageOptions.number("--count", options.text("--count"));
        String duration = options.text("--for");
        this.time = duration == null ? null : Options.duration("--for", duration);
        String expression = options.text("--until");
        this.until = expression == null ? null : Expectation.compile("--until", expression);
        this.command = options.text("--exec");
        if (command != null && command.isBlank()) {
            throw Failure.usage("--exec needs a command, got '" + command + "'");
        }
    }

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value("--count", "N", "end after so many events"));
        form.addOption(
                OptionForm.value("--for", "DURATION", "end after this time; 1 if --count or --until is unmet then"));
        form.addOption(OptionForm.value("--until", "JQ", "end at the first event for which this is true"));
        form.addOption(
                OptionForm.value("--exec", "COMMAND", "run this for each event, which it gets as JSON on stdin"));
    }

    /** 0 for any number. */
    int count() {
        return count;
    }

    /** Null for as long as it takes. */
    @Nullable
    Duration time() {
        return time;
    }

    @Nullable
    Expectation until() {
        return until;
    }

    @Nullable
    String command() {
        return command;
    }

    /** Whether something has to happen before the end. */
    boolean hasGoal() {
        return count > 0 || until != null;
    }
}
