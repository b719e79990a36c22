package dev.mcpctl.cli;

import dev.mcpctl.output.Console;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of one command.
 *
 * @param context what the process gave us
 * @param console where it prints, with the options of the line applied
 * @param options the parsed options
 * @param typed the words
 * @param scope keeps open what the result needs
 * @param interruption ends what is open when a signal comes
 * @param bench lends the open server to the lines of a prompt; null elsewhere
 */
record Run(
        Context context,
        Console console,
        Options options,
        Typed typed,
        Interruption interruption,
        Scope scope,
        @Nullable Bench bench) {

    /** The same with what the server's entry says behind what the line and the environment say. */
    Run with(NamedServer server) {
        Options merged = options.before(server.defaults());
        return new Run(context, console, merged, typed, interruption, scope, bench);
    }

    /** The same elsewhere: a prompt has keys of its own. */
    Run in(Context other) {
        return new Run(other, console, options, typed, interruption, scope, bench);
    }

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
