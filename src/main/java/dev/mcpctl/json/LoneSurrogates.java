package dev.mcpctl.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Halves of surrogate pairs that stand alone: JSON may carry them as escapes, UTF-8 cannot carry them at all. */
final class LoneSurrogates {

    private LoneSurrogates() {}

    static boolean none(String text) {
        return next(text, 0) == text.length();
    }

    /** The text as a JSON string literal with each lone half escaped. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 16).append('"');
        int from = 0;
        while (from < text.length()) {
            int lone = next(text, from);
            literal.append(JsonStringEncoder.getInstance().quoteAsString(text.substring(from, lone)));
            if (lone < text.length()) {
                literal.append("\\u").append(Integer.toHexString(text.charAt(lone)));
            }
            from = lone + 1;
        }
        return literal.append('"').toString();
    }

    /** Where the next lone half stands; the text's length when there is none. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (!Character.isSurrogate(unit)) {
                at++;
            } else if (Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at += 2;
            } else {
                return at;
            }
        }
        return at;
    }
}
