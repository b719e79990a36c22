package dev.mcpctl.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command that are no options.
 *
 * @param takesServer whether the first one names a server, which a command after {@code --} replaces
 * @param named the others in order
 * @param rest what may follow them
 * @param serverOptional whether the server may be left out altogether
 */
record Operands(boolean takesServer, List<Operand> named, Rest rest, boolean serverOptional) {

    /** Words of which a server must be named. */
    Operands(boolean takesServer, List<Operand> named, Rest rest) {
        this(takesServer, named, rest, false);
    }

    /** The word that stands before the server and can stand for it. */
    static final String RECORDING = "RECORDING";

    /**
     * One word.
     *
     * @param foreign whether a server made it up, so that it may begin with a dash without being an option
     */
    record Operand(String label, boolean required, String description, boolean foreign) {

        /** The same, made up by a server. */
        Operand madeByServer() {
            return new Operand(label, required, description, true);
        }
    }

    /** What may follow the named words. */
    enum Rest {
        /** Nothing. */
        NONE,
        /** Words and options of the tool or prompt, kept as typed until its schema is known. */
        ARGUMENTS,
        /** Words of a command of its own. */
        WORDS,
        /** A server's command, after {@code --}. */
        COMMAND
    }

    static Operands none() {
        return new Operands(false, List.of(), Rest.NONE);
    }

    static Operands server(Operand... named) {
        return new Operands(true, List.of(named), Rest.NONE);
    }

    /** The same where no server may be named either. */
    Operands withOptionalServer() {
        return new Operands(takesServer, named, rest, true);
    }

    /** Whether the server may be left out altogether. */
    @Override
    public boolean serverOptional() {
        return serverOptional || recordingFirst();
    }

    /** Whether the first word is a recording and the server comes second, if at all. */
    boolean recordingFirst() {
        return takesServer && !named.isEmpty() && named.get(0).label().equals(RECORDING);
    }

    static Operands serverWithArguments(Operand named) {
        return new Operands(true, List.of(named), Rest.ARGUMENTS);
    }

    /** The same at a prompt, where the server is open already. */
    Operands withoutServer() {
        return new Operands(false, named, rest);
    }

    /** A server and words of the command's own. */
    static Operands serverWithWords(Operand... named) {
        return new Operands(true, List.of(named), Rest.WORDS);
    }

    static Operand needed(String label, String description) {
        return new Operand(label, true, description, false);
    }

    static Operand optional(String label, String description) {
        return new Operand(label, false, description, false);
    }

    /**
     * A word that has no place, or null. Among the arguments of a tool only one that nothing before it could make an
     * argument is sure to have none: {@code x} in {@code weather x}, but not in {@code weather --city x}.
     */
    @Nullable
    String surplus(Typed typed) {
        if (typed.rest().isEmpty() || rest == Rest.WORDS) {
            return null;
        }
        String first = typed.rest().get(0);
        boolean argument = first.startsWith("-") || first.startsWith("{") || first.indexOf('=') >= 0;
        boolean serverIsNamed = takesServer && typed.operands().size() == named.size();
        return rest == Rest.NONE || rest == Rest.COMMAND || (serverIsNamed && !argument) ? first : null;
    }

    /** {@code SERVER TOOL [ARGUMENTS…]}. */
    String synopsis() {
        if (recordingFirst()) {
            return RECORDING + " [SERVER]";
        }
        StringBuilder text = new StringBuilder(takesServer ? (serverOptional ? "[SERVER]" : "SERVER") : "");
        for (Operand operand : named) {
            text.append(text.length() == 0 ? "" : " ");
            text.append(operand.required() ? operand.label() : "[" + operand.label() + "]");
        }
        if (rest == Rest.ARGUMENTS) {
            text.append(" [ARGUMENTS...]");
        }
        if (rest == Rest.COMMAND) {
            text.append(" [-- COMMAND...]");
        }
        return text.toString();
    }
}
