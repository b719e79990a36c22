package dev.mcpctl.cli;

import dev.mcpctl.output.OutputFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a shell needs to know of our command lines, read from the commands themselves.
 *
 * @param commands in the order of the help
 */
record CompletionModel(List<CommandWords> commands) {

    /** One command. */
    record CommandWords(
            String name,
            String summary,
            List<String> formats,
            List<OperandWord> operands,
            boolean takesArguments,
            List<OptionWord> options) {

        boolean takesServer() {
            return !operands.isEmpty() && operands.get(0).values().kind() == CompletionValues.Kind.SERVER;
        }
    }

    /** A word that is no option. */
    record OperandWord(String label, boolean required, CompletionValues values) {}

    /**
     * An option.
     *
     * @param names the short one first where there are two
     * @param values {@link CompletionValues#NOTHING} when it takes no value
     */
    record OptionWord(List<String> names, String label, String description, boolean repeats, CompletionValues values) {

        boolean takesValue() {
            return values.kind() != CompletionValues.Kind.NOTHING;
        }
    }

    static CompletionModel current() {
        List<CommandWords> commands = new ArrayList<>();
        for (Commands.Entry entry : Commands.all()) {
            commands.add(command(entry));
        }
        return new CompletionModel(commands);
    }

    private static CommandWords command(Commands.Entry entry) {
        Command command = entry.command();
        CommandForm form = CommandForm.of(entry.name(), command);
        List<String> formats = new ArrayList<>();
        for (OutputFormat format : command.formats()) {
            formats.add(format.word());
        }
        List<OptionWord> options = new ArrayList<>();
        for (OptionForm option : form.options()) {
            options.add(option(option));
        }
        return new CommandWords(
                entry.name(),
                entry.summary(),
                formats,
                operands(entry.name(), command.operands()),
                command.operands().rest() == Operands.Rest.ARGUMENTS,
                options);
    }

    private static OptionWord option(OptionForm option) {
        CompletionValues values = option.takesValue()
                ? CompletionValues.ofOption(option.longName(), option.label())
                : CompletionValues.NOTHING;
        return new OptionWord(
                option.names(),
                option.label(),
                option.description(),
                option.kind() != OptionForm.Kind.VALUE && option.kind() != OptionForm.Kind.FLAG,
                values);
    }

    private static List<OperandWord> operands(String command, Operands operands) {
        List<OperandWord> words = new ArrayList<>();
        if (operands.takesServer()) {
            words.add(new OperandWord("SERVER", true, CompletionValues.SERVER));
        }
        for (Operands.Operand operand : operands.named()) {
            words.add(new OperandWord(
                    operand.label(), operand.required(), CompletionValues.ofOperand(command, operand.label())));
        }
        return words;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (CommandWords command : commands) {
            names.add(command.name());
        }
        return names;
    }

    /** The commands whose first word names a server. */
    List<String> namesWithServer() {
        List<String> names = new ArrayList<>();
        for (CommandWords command : commands) {
            if (command.takesServer()) {
                names.add(command.name());
            }
        }
        return names;
    }

    /** All spellings of the options that take a value, of any command. */
    Set<String> namesWithValue() {
        Set<String> names = new LinkedHashSet<>();
        for (List<String> some : namesByValues().values()) {
            names.addAll(some);
        }
        return names;
    }

    /** The spellings of options by what can be their value; options without a value are left out. */
    Map<CompletionValues, List<String>> namesByValues() {
        Map<CompletionValues, Set<String>> names = new LinkedHashMap<>();
        for (CommandWords command : commands) {
            for (OptionWord option : command.options()) {
                if (option.takesValue()) {
                    names.computeIfAbsent(option.values(), values -> new LinkedHashSet<>())
                            .addAll(option.names());
                }
            }
        }
        Map<CompletionValues, List<String>> lists = new LinkedHashMap<>();
        names.forEach((values, some) -> lists.put(values, List.copyOf(some)));
        return lists;
    }

    /** The commands that have an option just like this, in order. */
    Map<OptionWord, List<String>> commandsByOption() {
        Map<OptionWord, List<String>> names = new LinkedHashMap<>();
        for (CommandWords command : commands) {
            for (OptionWord option : command.options()) {
                names.computeIfAbsent(option, same -> new ArrayList<>()).add(command.name());
            }
        }
        return names;
    }
}
