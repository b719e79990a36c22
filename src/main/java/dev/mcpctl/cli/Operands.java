package dev.mcpctl.cli;

import java.util.List;

/**
 * The words of a command that are no options.
 *
 * @param takesServer whether the first one names a server, which a command after {@code --} replaces
 * @param named the others in order
 * @param rest what may follow them
 */
record Operands(boolean takesServer, List<Operand> named, Rest rest) {

    /** One word. */
    record Operand(String label, boolean required, String description) {}

    /** What may follow the named words. */
    enum Rest {
        /** Nothing. */
        NONE,
        /** Words and options of the tool or prompt, kept as typed until its schema is known. */
        ARGUMENTS,
        /** Words of a command of its own. */
        WORDS
    }

    static Operands none() {
        return new Operands(false, List.of(), Rest.NONE);
    }

    static Operands server(Operand... named) {
        return new Operands(true, List.of(named), Rest.NONE);
    }

    /** Whether the server may be left out altogether; no command may do so yet. */
    boolean serverOptional() {
        return false;
    }

    static Operands serverWithArguments(Operand named) {
        return new Operands(true, List.of(named), Rest.ARGUMENTS);
    }

    static Operand needed(String label, String description) {
        return new Operand(label, true, description);
    }

    static Operand optional(String label, String description) {
        return new Operand(label, false, description);
    }

    /** {@code SERVER TOOL [ARGUMENTS…]}. */
    String synopsis() {
        StringBuilder text = new StringBuilder(takesServer ? "SERVER" : "");
        for (Operand operand : named) {
            text.append(text.length() == 0 ? "" : " ");
            text.append(operand.required() ? operand.label() : "[" + operand.label() + "]");
        }
        if (rest == Rest.ARGUMENTS) {
            text.append(" [ARGUMENTS...]");
        }
        return text.toString();
    }
}
