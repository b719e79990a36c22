package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code --log-level}: which log messages of the server are wanted. */
final class LogOptions {

    private static final String NAME = "--log-level";

    /** Schema: LoggingLevel, from the most to the least talkative. */
    private static final List<String> LEVELS =
            List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    private LogOptions() {}

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value(
                NAME, "LEVEL", "show the server's log messages from this level on: debug, info, warning, ..."));
    }

    /**
     * The level that was asked for, or null.
     *
     * @throws Failure usage, when it is none
     */
    static @Nullable String level(Options options) {
        String text = options.text(NAME, "MCPCTL_LOG_LEVEL");
        if (text == null || text.isEmpty() || LEVELS.contains(text)) {
            return text == null || text.isEmpty() ? null : text;
        }
        String near = Nearest.to(text, LEVELS);
        throw Failure.usage("unknown log level '" + text + "'; allowed are " + String.join(", ", LEVELS))
                .hint(near == null ? null : "did you mean '" + near + "'?");
    }
}
