package dev.mcpctl.cli;

import java.util.List;

/** Writes the completions for fish. */
final class CompletionFish {

    private static final String START = """
        # Completions of mcpctl for fish. Generated from its commands by: mcpctl completion fish

        # The words before the cursor that are no options, each on a line; a server named otherwise counts as a word.
        function __mcpctl_operands
            set -l skip 0
            set -l server (commandline -o | string match -r -- '^--(stdio(=.*)?|server(=.*)?)?$')
            for token in (commandline -opc)[2..-1]
                if test $skip = 1
                    set skip 0
                    continue
                end
                switch $token
                    case --
                        echo behind
                        return
                    case WITH_VALUE
                        set skip 1
                    case '-?*'
                    case '*'
                        echo $token
                        if set -q server[1]
                            echo server
                            set -e server
                        end
                end
            end
        end

        function __mcpctl_is
            set -l words (__mcpctl_operands)
            test (count $words) -gt 0; and test "$words[-1]" != behind; and contains -- $words[1] $argv
        end

        function __mcpctl_at
            set -l words (__mcpctl_operands)
            test (count $words) -eq (math $argv[1] + 1); and contains -- $words[1] $argv[2..-1]
        end

        function __mcpctl_behind
            set -l words (__mcpctl_operands)
            test "$words[-1]" = behind
        end

        # What mcpctl remembers of the server: tools, their arguments and values, URIs. Nothing is started for it.
        function __mcpctl_ask
            set -l tokens (commandline -opc)
            $tokens[1] __complete --words $tokens[2..-1] (commandline -ct) 2>/dev/null
        end

        function __mcpctl_asks
            set -l words (__mcpctl_operands)
            test (count $words) -ge 1; and test "$words[-1]" != behind; and contains -- $words[1] WITH_SERVER
        end

        complete -c mcpctl -f
        complete -c mcpctl -n __mcpctl_asks -a '(__mcpctl_ask)'
        complete -c mcpctl -n __mcpctl_behind -F
        """;

    private final CompletionModel model;
    private final StringBuilder text = new StringBuilder();

    private CompletionFish(CompletionModel model) {
        this.model = model;
    }

    static String script(CompletionModel model) {
        return new CompletionFish(model).script();
    }

    private String script() {
        text.append(START.replace("WITH_VALUE", String.join(" ", model.namesWithValue()))
                .replace("WITH_SERVER", String.join(" ", model.namesWithServer())));
        text.append("\n");
        for (CompletionModel.CommandWords command : model.commands()) {
            rule("test (count (__mcpctl_operands)) -eq 0", "-a " + command.name() + described(command.summary()));
        }
        for (CompletionModel.CommandWords command : model.commands()) {
            text.append("\n");
            for (int i = 0; i < command.operands().size(); i++) {
                operand(command, i);
            }
        }
        text.append("\n");
        model.commandsByOption().forEach(this::option);
        return text.toString();
    }

    private void operand(CompletionModel.CommandWords command, int place) {
        CompletionValues values = command.operands().get(place).values();
        String condition = "__mcpctl_at " + place + " " + command.name();
        if (values.kind() == CompletionValues.Kind.SERVER) {
            rule(condition, "-a demo" + described("the built-in demo server"));
            rule(condition, "-F");
        } else if (values.kind() == CompletionValues.Kind.FILE) {
            rule(condition, "-F");
        } else if (values.kind() != CompletionValues.Kind.ANYTHING) {
            rule(condition, "-a " + offer(values, command.formats()));
        }
    }

    /** Formats differ from command to command; everything else is one rule for all commands that have the option. */
    private void option(CompletionModel.OptionWord option, List<String> commands) {
        if (option.values().kind() != CompletionValues.Kind.FORMATS) {
            option(option, commands, List.of());
            return;
        }
        for (CompletionModel.CommandWords command : model.commands()) {
            if (commands.contains(command.name())) {
                option(option, List.of(command.name()), command.formats());
            }
        }
    }

    private void option(CompletionModel.OptionWord option, List<String> commands, List<String> formats) {
        StringBuilder words = new StringBuilder();
        for (String name : option.names()) {
            words.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        String values = switch (option.values().kind()) {
            case NOTHING -> "";
            case FILE -> "-r -F";
            case ANYTHING -> "-x";
            case WORDS, COMMANDS, FORMATS, SERVER, ENTRY, DIRECTORY -> "-x -a " + offer(option.values(), formats);
        };
        rule(
                "__mcpctl_is " + String.join(" ", commands),
                words.append(values).toString().strip() + described(option.description()));
    }

    private void rule(String condition, String words) {
        text.append("complete -c mcpctl -n ")
                .append(quoted(condition))
                .append(' ')
                .append(words)
                .append('\n');
    }

    private String offer(CompletionValues values, List<String> formats) {
        return quoted(
                switch (values.kind()) {
                    case NOTHING, ANYTHING, FILE -> "";
                    case WORDS -> String.join(" ", values.words());
                    case FORMATS -> String.join(" ", formats);
                    case COMMANDS -> String.join(" ", model.names());
                    case SERVER -> "demo";
                    case ENTRY -> "(__mcpctl_ask)";
                    case DIRECTORY -> "(__fish_complete_directories)";
                });
    }

    private static String described(String description) {
        return " -d " + quoted(description);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
