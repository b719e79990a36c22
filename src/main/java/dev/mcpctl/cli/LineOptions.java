package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which options about the server count for each line of a prompt, and which only when a server is opened. */
final class LineOptions {

    private static final Set<String> OF_LINES = Set.of(
            "--timeout",
            "--max-time",
            "--elicit",
            "--answers",
            "--sample-with",
            "--sample-reply",
            "--sample-url",
            "--model",
            "--model-key-env",
            "--yes-sampling",
            "--roots",
            "--retry");

    private LineOptions() {}

    /** The options of a command that can be given on a line to a server that is open. */
    static List<OptionForm> of(CommandForm form) {
        CommandForm target = new CommandForm("connect");
        TargetOptions.describe(target);
        List<OptionForm> options = new ArrayList<>();
        for (OptionForm option : form.options()) {
            if (target.option(option.longName()) == null || OF_LINES.contains(option.longName())) {
                options.add(option);
            }
        }
        return options;
    }

    /** Those of the opening's options that also hold for its lines, as far as the command has them. */
    static List<String> inherited(List<String> opening, CommandForm form) {
        return chosen(opening, form, true);
    }

    /** All options of the opening that the command has. */
    static List<String> all(List<String> opening, CommandForm form) {
        return chosen(opening, form, false);
    }

    private static List<String> chosen(List<String> words, CommandForm form, boolean linesOnly) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            OptionForm option = form.option(words.get(i));
            OptionForm known = option == null ? of(words.get(i)) : option;
            boolean separate =
                    known != null && known.takesValue() && known.names().contains(words.get(i));
            if (option != null && (!linesOnly || OF_LINES.contains(option.longName()))) {
                chosen.addAll(words.subList(i, Math.min(words.size(), i + (separate ? 2 : 1))));
            }
            i += separate ? 1 : 0;
        }
        return chosen;
    }

    /** Those that say which server it is. */
    static List<String> naming(List<String> opening) {
        CommandForm form = new CommandForm("connect");
        for (String name : List.of("--stdio", "--server", "--http", "--sse")) {
            form.addOption(OptionForm.value(name, "SERVER", ""));
        }
        return chosen(opening, form, false);
    }

    private static @org.jspecify.annotations.Nullable OptionForm of(String word) {
        return CommandForm.of("repl", new ReplCommand()).option(word);
    }

    /**
     * Refuses options that would have no effect.
     *
     * @throws Failure usage, naming one
     */
    static void require(List<String> typed) {
        CommandForm target = new CommandForm("connect");
        TargetOptions.describe(target);
        for (int i = 0; i < typed.size(); i++) {
            OptionForm option = target.option(typed.get(i));
            if (option != null && !OF_LINES.contains(option.longName())) {
                throw Failure.usage(option.longName() + " counts when a server is opened, and this one is open")
                        .hint("open it again with: connect NAME SERVER " + option.longName()
                                + (option.takesValue() ? " " + option.label() : ""));
            }
            i += option != null && option.takesValue() && option.names().contains(typed.get(i)) ? 1 : 0;
        }
    }
}
