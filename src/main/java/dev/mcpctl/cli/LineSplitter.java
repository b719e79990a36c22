package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Separates our options from the tool's. An option of mcpctl means the same before and after the tool's name; every other
 * {@code --name} after it is the tool's and stays as typed.
 */
final class LineSplitter {

    private final CommandForm form;
    private final Operands operands;
    private final List<String> ours = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private @Nullable List<String> serverCommand;
    private int wanted;

    private LineSplitter(CommandForm form, Operands operands) {
        this.form = form;
        this.operands = operands;
    }

    /**
     * Splits the words after the command's name.
     *
     * @throws Failure usage
     */
    static Typed split(CommandForm form, Operands operands, List<String> words) {
        return new LineSplitter(form, operands).split(words);
    }

    private Typed split(List<String> words) {
        boolean command = operands.takesServer() || operands.rest() == Operands.Rest.COMMAND;
        int end = command ? words.indexOf("--") : -1;
        List<String> line = end < 0 ? words : words.subList(0, end);
        if (end >= 0) {
            serverCommand = List.copyOf(words.subList(end + 1, words.size()));
        }
        boolean serverIsNamed = operands.takesServer() && serverCommand == null && !TargetOptions.nameServer(line);
        wanted = operands.named().size() + (serverIsNamed ? 1 : 0);
        for (int i = 0; i < line.size(); i++) {
            i += take(line, i);
        }
        return new Typed(List.copyOf(ours), List.copyOf(named), List.copyOf(rest), serverCommand);
    }

    /** Takes one word; returns how many more it used. */
    private int take(List<String> line, int at) {
        String word = line.get(at);
        if (word.length() < 2 || word.charAt(0) != '-' || isNegativeNumber(word)) {
            operand(word);
            return 0;
        }
        OptionForm option = form.option(word);
        if (option == null) {
            foreign(word);
            return 0;
        }
        return own(option, line, at);
    }

    private int own(OptionForm option, List<String> line, int at) {
        String word = line.get(at);
        boolean separate = option.takesValue() && option.names().contains(word);
        if (separate && at + 1 == line.size()) {
            throw Failure.usage("option '" + word + "' needs a value: " + option.label());
        }
        boolean argument = operands.rest() == Operands.Rest.ARGUMENTS && ArgumentOptions.isArgument(option.longName());
        List<String> target = argument ? rest : ours;
        target.add(word);
        if (separate) {
            target.add(line.get(at + 1));
        }
        return separate ? 1 : 0;
    }

    private void operand(String word) {
        if (named.size() < wanted) {
            named.add(word);
        } else {
            rest.add(word);
        }
    }

    private void foreign(String word) {
        boolean tools = operands.rest() == Operands.Rest.ARGUMENTS && named.size() == wanted && word.startsWith("--");
        if (tools || operands.rest() == Operands.Rest.WORDS) {
            rest.add(word);
        } else if (isForeignOperand(word)) {
            named.add(word);
        } else {
            throw unknown(word);
        }
    }

    /** An identifier in base64url begins with a dash now and then; what looks like an option of ours is still a typing error. */
    private boolean isForeignOperand(String word) {
        int place = operands.named().size() - wanted + named.size();
        return word.length() > 2
                && place >= 0
                && place < operands.named().size()
                && operands.named().get(place).foreign()
                && dev.mcpctl.failure.Nearest.to(word, form.optionNames()) == null;
    }

    private Failure unknown(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String near = dev.mcpctl.failure.Nearest.to(name, form.optionNames());
        Failure failure = Failure.usage("unknown option '" + name + "' for '" + form.name() + "'"
                + (near == null ? "" : "; did you mean '" + near + "'?"));
        if (operands.rest() == Operands.Rest.ARGUMENTS && named.size() < wanted) {
            return failure.hint(
                    "options of the tool itself go after its name: mcpctl " + form.name() + " " + operands.synopsis());
        }
        return failure.hint("see: mcpctl help " + form.name());
    }

    private static boolean isNegativeNumber(String word) {
        char second = word.charAt(1);
        return Character.isDigit(second) || (second == '.' && word.length() > 2 && Character.isDigit(word.charAt(2)));
    }
}
