package dev.mcpctl.repl;

/**
 * One word of a line.
 *
 * @param text without quotation marks; a dollar sign that was quoted is {@link #LITERAL_DOLLAR}
 * @param start first character of it in the line
 * @param end first character after it
 */
public record Word(String text, int start, int end) {

    /** Stands for a dollar sign that refers to nothing. A noncharacter of Unicode, so that nobody types it. */
    public static final char LITERAL_DOLLAR = '\uffff';

    /** The text with its dollar signs. */
    public String plain() {
        return text.replace(LITERAL_DOLLAR, '$');
    }
}
