package dev.mcpctl.output;

import java.util.ArrayList;
import java.util.List;

/** How many columns of a terminal a harmless one-line text takes. */
public final class DisplayWidth {

    private static final String ELLIPSIS = "…";

    private DisplayWidth() {}

    /** Columns of the text. */
    public static int of(String safe) {
        int columns = 0;
        int i = 0;
        while (i < safe.length()) {
            int point = safe.codePointAt(i);
            columns += of(point);
            i += Character.charCount(point);
        }
        return columns;
    }

    private static int of(int point) {
        if (point < 0x300) {
            return 1;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> wide(point) ? 2 : 1;
        };
    }

    /** East Asian wide and full-width characters, and emoji. */
    private static boolean wide(int point) {
        if (point < 0x1100) {
            return false;
        }
        return point <= 0x115f
                || between(point, 0x231a, 0x231b)
                || between(point, 0x23e9, 0x23ec)
                || between(point, 0x2614, 0x2615)
                || point == 0x26a1
                || point == 0x2705
                || point == 0x274c
                || point == 0x2728
                || point == 0x2b50
                || between(point, 0x2e80, 0x303e)
                || between(point, 0x3041, 0xa4cf)
                || between(point, 0xa960, 0xa97f)
                || between(point, 0xac00, 0xd7a3)
                || between(point, 0xf900, 0xfaff)
                || between(point, 0xfe30, 0xfe6f)
                || between(point, 0xff00, 0xff60)
                || between(point, 0xffe0, 0xffe6)
                || wideBeyond(point);
    }

    private static boolean wideBeyond(int point) {
        return between(point, 0x17000, 0x18dff)
                || between(point, 0x1b000, 0x1b2ff)
                || between(point, 0x1f200, 0x1f2ff)
                || between(point, 0x1f300, 0x1f64f)
                || between(point, 0x1f680, 0x1f6ff)
                || between(point, 0x1f900, 0x1faff)
                || between(point, 0x20000, 0x3fffd);
    }

    private static boolean between(int point, int first, int last) {
        return point >= first && point <= last;
    }

    /** The text itself where it fits, else its beginning and an ellipsis. */
    public static String fit(String safe, int columns) {
        if (safe.length() <= columns / 2 || of(safe) <= columns) {
            return safe;
        }
        int taken = 0;
        int i = 0;
        while (i < safe.length()) {
            int point = safe.codePointAt(i);
            taken += of(point);
            if (taken > columns - 1) {
                break;
            }
            i += Character.charCount(point);
        }
        return safe.substring(0, i).stripTrailing() + ELLIPSIS;
    }

    /** The text in lines of at most so many columns, broken at blanks; within a word only where it alone is longer. */
    static List<String> wrap(String safe, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : safe.split(" ", -1)) {
            int width = of(word);
            if (line.length() > 0 && used + 1 + width > columns) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            int blank = line.length() == 0 ? 0 : 1;
            int begun = 0;
            while (used + blank + width > columns) {
                int end = breakable(word, begun, columns);
                String piece = word.substring(begun, end);
                lines.add(piece);
                width -= of(piece);
                begun = end;
            }
            line.append(" ", 0, blank).append(word, begun, word.length());
            used += blank + width;
        }
        lines.add(line.toString());
        return lines;
    }

    /** A text of sentences in lines of at most so many columns, further ones two columns in. */
    static String folded(String safe, int columns) {
        StringBuilder text = new StringBuilder(safe.length() + 16);
        for (String line : safe.split("\n", -1)) {
            for (String piece : of(line) <= columns ? List.of(line) : wrap(line, columns - 2)) {
                text.append(text.length() == 0 ? "" : "\n  ").append(piece);
            }
        }
        return text.toString();
    }

    /**
     * Where to break what has no blanks: behind a sign within the last third, as addresses and paths have them, else anywhere.
     */
    private static int breakable(String word, int begin, int columns) {
        int end = begin;
        int taken = 0;
        int sign = begin;
        while (end < word.length()) {
            int point = word.codePointAt(end);
            taken += of(point);
            if (taken > columns && end > begin) {
                break;
            }
            end += Character.charCount(point);
            sign = "/-.,;:&?=_)|".indexOf(point) >= 0 ? end : sign;
        }
        return sign - begin > (end - begin) * 2 / 3 ? sign : end;
    }

    /** Blanks that fill the text up to the columns. */
    public static String padding(String safe, int columns) {
        return " ".repeat(Math.max(0, columns - of(safe)));
    }
}
