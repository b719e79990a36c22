package dev.mcpctl.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that is being typed: what its words are, and so what the next one can be.
 *
 * @param entry the command
 * @param form its options
 * @param operands its words without options so far, the server's included
 * @param named the words that the command names, in order
 * @param server what names the server, or null when nothing does yet
 * @param values values of our options, by their long names; of repeated ones the last
 * @param rest words behind the named ones: arguments of a tool or prompt
 * @param option our option whose value comes next, or null
 * @param argument the tool's option whose value comes next, or null
 */
record LineShape(
        Commands.Entry entry,
        CommandForm form,
        List<String> operands,
        List<Operands.Operand> named,
        TargetOptions.@Nullable ServerWords server,
        Map<String, String> values,
        List<String> rest,
        @Nullable OptionForm option,
        @Nullable String argument) {

    /** What stands for the server among the named words. */
    static final Operands.Operand SERVER = Operands.needed("SERVER", "a server");

    /** Which property of a tool takes no value as an option. */
    interface Flags {
        /** Whether the option of this name is one of a boolean. */
        boolean isFlag(String tool, String name);
    }

    /**
     * Reads the words before the cursor.
     *
     * @param lent whether the server is open already, so that no word names it
     */
    static LineShape of(Commands.Entry entry, List<String> words, boolean lent, Flags flags) {
        CommandForm form = CommandForm.of(entry.name(), entry.command());
        Operands takes = entry.command().operands();
        boolean naming = takes.takesServer()
                && (!lent || entry.command() instanceof BenchCommands.Own)
                && !words.contains("--")
                && !TargetOptions.nameServer(words);
        List<Operands.Operand> named = new ArrayList<>();
        if (naming) {
            named.add(SERVER);
        }
        named.addAll(takes.named());
        return new Reader(form, named, takes.rest() == Operands.Rest.ARGUMENTS, flags).read(entry, words, naming);
    }

    /** The operand that the next word without a dash is, or null when it is an argument or one too many. */
    Operands.@Nullable Operand next() {
        return operands.size() < named.size() ? named.get(operands.size()) : null;
    }

    /** Whether the next word belongs to a tool or prompt. */
    boolean atArguments() {
        return next() == null && entry.command().operands().rest() == Operands.Rest.ARGUMENTS;
    }

    /** The word given for this label, or an empty text. */
    String operand(String label) {
        for (int i = 0; i < named.size() && i < operands.size(); i++) {
            if (named.get(i).label().equals(label)) {
                return operands.get(i);
            }
        }
        return "";
    }

    /** The value that is typed for our option, or null. */
    @Nullable
    String value(String longName) {
        return values.get(longName);
    }

    private static final class Reader {
        private final CommandForm form;
        private final List<Operands.Operand> named;
        private final boolean arguments;
        private final Flags flags;
        private final List<String> operands = new ArrayList<>();
        private final List<String> rest = new ArrayList<>();
        private final List<String> command = new ArrayList<>();
        private final Map<String, String> values = new HashMap<>();
        private @Nullable OptionForm option;
        private @Nullable String argument;

        Reader(CommandForm form, List<Operands.Operand> named, boolean arguments, Flags flags) {
            this.form = form;
            this.named = named;
            this.arguments = arguments;
            this.flags = flags;
        }

        LineShape read(Commands.Entry entry, List<String> words, boolean naming) {
            int end = words.indexOf("--");
            for (String word : end < 0 ? words : words.subList(0, end)) {
                take(word);
            }
            if (end >= 0) {
                command.addAll(words.subList(end + 1, words.size()));
            }
            return new LineShape(entry, form, operands, named, server(naming), values, rest, option, argument);
        }

        private TargetOptions.@Nullable ServerWords server(boolean naming) {
            if (naming) {
                return operands.isEmpty()
                        ? null
                        : new TargetOptions.ServerWords(operands.get(0), null, null, null, null, null);
            }
            return command.isEmpty()
                    ? new TargetOptions.ServerWords(
                            null,
                            null,
                            values.get("--stdio"),
                            values.get("--http"),
                            values.get("--sse"),
                            values.get("--server"))
                    : new TargetOptions.ServerWords(null, command, null, null, null, null);
        }

        private void take(String word) {
            if (option != null) {
                values.put(option.longName(), word);
                option = null;
            } else if (argument != null) {
                rest.add("--" + argument + "=" + word);
                argument = null;
            } else if (word.length() > 1 && word.startsWith("-")) {
                option(word);
            } else if (operands.size() < named.size()) {
                operands.add(word);
            } else {
                rest.add(word);
            }
        }

        private void option(String word) {
            OptionForm ours = form.option(word);
            if (ours != null) {
                option = ours.takesValue() && ours.names().contains(word) ? ours : null;
                int equals = word.indexOf('=');
                if (equals > 0) {
                    values.put(ours.longName(), word.substring(equals + 1));
                }
                return;
            }
            boolean tools = arguments && operands.size() == named.size() && word.startsWith("--");
            boolean flag = word.indexOf('=') >= 0
                    || (tools && flags.isFlag(operands.get(operands.size() - 1), word.substring(2)));
            if (tools && !flag) {
                argument = word.substring(2);
            } else if (tools) {
                rest.add(word);
            }
        }
    }
}
