package dev.mcpctl.output;

/** How many columns of a terminal a harmless one-line text takes. */
final class DisplayWidth {

    private static final String ELLIPSIS = "…";

    private DisplayWidth() {}

    /** Columns of the text. */
    static int of(String safe) {
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
    static String fit(String safe, int columns) {
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

    /** Blanks that fill the text up to the columns. */
    static String padding(String safe, int columns) {
        return " ".repeat(Math.max(0, columns - of(safe)));
    }
}
