package dev.mcpctl.output;

/** Which code points a reader would not see, or would see something else for. Pure and table-free. */
final class Hidden {

    static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int TEXT_STYLE = 0xfe0e;
    private static final int EMOJI_STYLE = 0xfe0f;

    private Hidden() {}

    /** Whether a code point is never shown as it is: controls but for newline and tab, and everything invisible. */
    static boolean always(int point) {
        if (point < 0x7f) {
            return point < 0x20 && point != '\n' && point != '\t';
        }
        return point <= 0xa0 ? point < 0xa0 : (point < 0x10000 ? hiddenInPlaneZero(point) : hiddenBeyond(point));
    }

    private static boolean hiddenInPlaneZero(int point) {
        if (point < 0x2000) {
            return letterLikeNothing(point);
        }
        return between(point, 0x200b, 0x200f)
                || between(point, 0x2028, 0x202e)
                || between(point, 0x2060, 0x206f)
                || point == 0x3164
                || between(point, 0xd800, 0xdfff)
                || between(point, 0xfe00, 0xfe0f)
                || point == 0xfeff
                || point == 0xffa0
                || between(point, 0xfdd0, 0xfdef)
                || between(point, 0xfff0, 0xfffb)
                || point >= 0xfffe;
    }

    /** Soft hyphen, grapheme joiner, Arabic letter mark, Hangul fillers, Khmer and Mongolian invisibles. */
    private static boolean letterLikeNothing(int point) {
        return point == 0xad
                || point == 0x34f
                || point == 0x61c
                || between(point, 0x115f, 0x1160)
                || between(point, 0x17b4, 0x17b5)
                || between(point, 0x180b, 0x180f);
    }

    /** Shorthand and musical format controls, tags, further variation selectors, noncharacters. */
    private static boolean hiddenBeyond(int point) {
        return between(point, 0x1bca0, 0x1bca3)
                || between(point, 0x1d173, 0x1d17a)
                || between(point, 0xe0000, 0xe0fff)
                || (point & 0xfffe) == 0xfffe;
    }

    /** Whether a code point that is hidden by itself belongs where it stands: in an emoji, or between joining letters. */
    static boolean belongs(int point, int before, int after) {
        return switch (point) {
            case EMOJI_STYLE, TEXT_STYLE -> takesStyle(before);
            case ZERO_WIDTH_JOINER ->
                (emoji(after) && (emoji(before) || before == EMOJI_STYLE)) || (joining(before) && joining(after));
            case ZERO_WIDTH_NON_JOINER -> joining(before) && joining(after);
            default -> false;
        };
    }

    private static boolean takesStyle(int point) {
        return emoji(point) || between(point, '0', '9') || point == '#' || point == '*';
    }

    private static boolean emoji(int point) {
        return point == 0xa9
                || point == 0xae
                || point == 0x203c
                || point == 0x2049
                || between(point, 0x2100, 0x2bff)
                || between(point, 0x3030, 0x303d)
                || between(point, 0x3297, 0x3299)
                || between(point, 0x1f000, 0x1faff);
    }

    /** Letters of scripts whose spelling needs joiners: Arabic to Sinhala, Myanmar, Khmer. */
    private static boolean joining(int point) {
        return between(point, 0x620, 0x0dff) || between(point, 0x1000, 0x109f) || between(point, 0x1780, 0x17b3);
    }

    private static boolean between(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
