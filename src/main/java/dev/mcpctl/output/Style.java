package dev.mcpctl.output;

/**
 * What a piece of text is; how that looks is decided here alone. Of the sixteen colours only red, green, yellow and cyan are
 * used: blue and magenta cannot be read on the dark ground of several usual terminals, nor can anything bright on a light one.
 */
public enum Style {
    /** A heading or the head of a table. */
    HEADING("1"),
    /** The name of a thing that can be used in the next command. */
    NAME("36"),
    /** Less important than its neighbours. */
    FAINT("2"),
    /** Good news. */
    GOOD("32"),
    /** Bad news; bold, for red is the darkest of these on a dark ground. */
    BAD("1;31"),
    /** Doubtful news. */
    WARNING("33"),
    /** A sign of our own beside a name. */
    MARK("33"),
    /** Text that its author made strong. */
    STRONG("1"),
    /** Text that its author stressed. */
    EMPHASIS("3"),
    /** A piece of code within a text. */
    CODE("36"),
    /** The name of a JSON member. */
    KEY("36"),
    /** A JSON string. */
    STRING("32"),
    /** A JSON number. */
    NUMBER("33"),
    /** true, false and null. */
    LITERAL("33");

    private static final String END = "\u001b[0m";

    private final String start;

    Style(String codes) {
        this.start = "\u001b[" + codes + "m";
    }

    /** The text in this style; it must be harmless already. */
    String on(String safe) {
        return start + safe + END;
    }
}
