package dev.mcpctl.config.document;

import java.util.ArrayList;
import java.util.List;

/** Pieces of a text to be replaced; everything between them stays as it is. */
final class Splices {

    private record Splice(int from, int to, String text) {}

    private final List<Splice> splices = new ArrayList<>();

    /** Puts a text in. */
    Splices insert(int at, String text) {
        return replace(at, at, text);
    }

    /** Takes a piece out. */
    Splices cut(int from, int to) {
        return replace(from, to, "");
    }

    /** Puts a text in the place of a piece. Pieces may not overlap. */
    Splices replace(int from, int to, String text) {
        splices.add(new Splice(from, to, text));
        return this;
    }

    /** The text with all of it done. */
    String in(String text) {
        List<Splice> ordered = new ArrayList<>(splices);
        // Stable: of two texts for one place the one named first comes first, and what is cut there comes last.
        ordered.sort((one, other) -> one.from() == other.from()
                ? Integer.compare(one.to(), other.to())
                : Integer.compare(one.from(), other.from()));
        StringBuilder result = new StringBuilder(text.length() + 256);
        int at = 0;
        for (Splice splice : ordered) {
            if (splice.from() < at) {
                throw new IllegalStateException("splices overlap at " + splice.from());
            }
            result.append(text, at, splice.from()).append(splice.text());
            at = splice.to();
        }
        return result.append(text, at, text.length()).toString();
    }
}
