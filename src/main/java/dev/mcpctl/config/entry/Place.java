package dev.mcpctl.config.entry;

/**
 * A place in a file, counted from 1.
 *
 * @param line the line
 * @param column the character in it
 */
public record Place(int line, int column) {

    /** Where a file begins, and what is said of a file as a whole. */
    public static final Place START = new Place(1, 1);
}
