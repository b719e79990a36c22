package dev.mcpctl.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Makes text from a server harmless for a terminal: what could move the cursor, reorder, hide or imitate is shown as a
 * visible escape ({@code \x1b}, {@code \u202e}, {@code \U000e0041}). Linear, pure, never fails.
 */
public final class Neutraliser {

    private static final String HEX = "0123456789abcdef";
    private static final int CHUNK = 1 << 13;

    /** More marks than any language puts on a letter would run over the lines around it. */
    private static final int MOST_MARKS = 8;

    private Neutraliser() {}

    /** Several lines: newlines and tabs stay, a carriage return before a newline goes. */
    public static String text(String untrusted) {
        return plain(untrusted, true) ? untrusted : rewrite(untrusted, true);
    }

    /** One line: newlines and tabs become visible as well. */
    public static String line(String untrusted) {
        return plain(untrusted, false) ? untrusted : rewrite(untrusted, false);
    }

    /** The text of {@link #text} for a stream of UTF-8, in pieces, in constant memory. */
    static void stream(InputStream utf8, Consumer<String> pieces) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(utf8, StandardCharsets.UTF_8));
        char[] chunk = new char[CHUNK];
        int kept = 0;
        int count;
        while ((count = reader.read(chunk, kept, CHUNK - kept)) >= 0) {
            int length = kept + count;
            int end = cut(chunk, length);
            pieces.accept(text(new String(chunk, 0, end)));
            kept = length - end;
            System.arraycopy(chunk, end, chunk, 0, kept);
        }
        pieces.accept(text(new String(chunk, 0, kept)));
    }

    /** Where a piece may end: after a newline, else anywhere that tears nothing apart. */
    private static int cut(char[] chunk, int length) {
        for (int i = length; i > length / 2; i--) {
            if (chunk[i - 1] == '\n') {
                return i;
            }
        }
        for (int i = length; i > length / 2; i--) {
            if (chunk[i - 1] >= ' ' && chunk[i - 1] < 0x7f) {
                return i;
            }
        }
        return length < CHUNK ? 0 : length - (Character.isHighSurrogate(chunk[length - 1]) ? 1 : 0);
    }

    private static boolean plain(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= 0x7f || (unit < 0x20 && !(lines && (unit == '\n' || unit == '\t')))) {
                return false;
            }
        }
        return true;
    }

    private static String rewrite(String text, boolean lines) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int before = 0;
        int marks = 0;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            int after = i < text.length() ? text.codePointAt(i) : 0;
            marks = mark(point) ? marks + 1 : 0;
            if (point == '\r' && after == '\n' && lines) {
                continue;
            }
            if (marks > MOST_MARKS || hidden(point, before, after) || (!lines && (point == '\n' || point == '\t'))) {
                escape(point, safe);
                before = 0;
            } else {
                safe.appendCodePoint(point);
                before = point;
            }
        }
        return safe.toString();
    }

    private static boolean hidden(int point, int before, int after) {
        return Hidden.always(point) && !Hidden.belongs(point, before, after);
    }

    private static boolean mark(int point) {
        if (point < 0x300) {
            return false;
        }
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static void escape(int point, StringBuilder safe) {
        safe.append('\\');
        switch (point) {
            case '\n' -> safe.append('n');
            case '\r' -> safe.append('r');
            case '\t' -> safe.append('t');
            default -> hexadecimal(point, safe);
        }
    }

    private static void hexadecimal(int point, StringBuilder safe) {
        int digits = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8;
        safe.append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            safe.append(HEX.charAt(point >> shift & 0xf));
        }
    }
}
