package dev.mcpctl.output;

/** What a piece of text is; how that looks is decided here alone. */
public enum Style {
    /** A heading or the head of a table. */
    HEADING("1"),
    /** The name of a thing that can be used in the next command. */
    NAME("36"),
    /** Less important than its neighbours. */
    FAINT("2"),
    /** Good news. */
    GOOD("32"),
    /** Bad news. */
    BAD("31"),
    /** Doubtful news. */
    WARNING("33"),
    /** The name of a JSON member. */
    KEY("34;1"),
    /** A JSON string. */
    STRING("32"),
    /** A JSON number. */
    NUMBER("36"),
    /** true, false and null. */
    LITERAL("35");

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
