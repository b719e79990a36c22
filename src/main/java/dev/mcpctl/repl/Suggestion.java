package dev.mcpctl.repl;

/**
 * A word that could stand where the cursor is. Its texts may come from a server.
 *
 * @param value the whole word
 * @param description one line about it, or empty
 * @param whole whether the word ends with it, so that a blank can follow
 */
public record Suggestion(String value, String description, boolean whole) {

    /** A word that is whole. */
    public static Suggestion of(String value, String description) {
        return new Suggestion(value, description, true);
    }

    /** The beginning of a word. */
    public static Suggestion start(String value, String description) {
        return new Suggestion(value, description, false);
    }
}
