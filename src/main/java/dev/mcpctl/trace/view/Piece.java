package dev.mcpctl.trace.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a line for people.
 *
 * @param look what it is
 * @param text untrusted
 */
public record Piece(Look look, String text) {

    /** What a piece is; how that looks is decided by who prints it. */
    public enum Look {
        PLAIN,
        HEADING,
        FAINT,
        NAME,
        GOOD,
        BAD,
        WARNING
    }

    /** A line that is put together piece by piece. */
    static final class Line {

        private final List<Piece> pieces = new ArrayList<>();

        Line add(Look look, String text) {
            if (!text.isEmpty()) {
                pieces.add(new Piece(look, text));
            }
            return this;
        }

        Line add(String text) {
            return add(Look.PLAIN, text);
        }

        List<Piece> pieces() {
            return pieces;
        }

        int length() {
            int length = 0;
            for (Piece piece : pieces) {
                length += piece.text().length();
            }
            return length;
        }
    }
}
