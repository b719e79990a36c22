package dev.mcpctl.cli;

import dev.mcpctl.output.Console;
import java.util.List;

/**
 * One run of one command.
 *
 * @param context what the process gave us
 * @param console where it prints, with the options of the line applied
 * @param options the parsed options
 * @param typed the words
 * @param scope keeps open what the result needs
 * @param interruption ends what is open when a signal comes
 */
record Run(Context context, Console console, Options options, Typed typed, Interruption interruption, Scope scope) {

    /** Texts the line refers to. */
    InputText input() {
        return new InputText(context);
    }

    /** Whether arguments are held against their schema before they are sent. */
    boolean validation() {
        return !options.flag("--no-validate");
    }

    /** The operand at this place behind the server, however that was named, or an empty text when it was left out. */
    String operandAfterServer(int index) {
        boolean serverIsOperand = TargetOptions.server(this).word() != null;
        return operand(serverIsOperand ? index + 1 : index);
    }

    /** The operand at this place, or an empty text when it was left out. */
    String operand(int index) {
        List<String> operands = typed.operands();
        return index < operands.size() ? operands.get(index) : "";
    }
}
