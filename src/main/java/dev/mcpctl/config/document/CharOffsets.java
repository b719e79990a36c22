package dev.mcpctl.config.document;

import org.jspecify.annotations.Nullable;

/** Offsets of characters from numbers of code points, which differ behind an emoji. */
final class CharOffsets {

    private final int @Nullable [] chars;

    private CharOffsets(int @Nullable [] chars) {
        this.chars = chars;
    }

    static CharOffsets of(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return new CharOffsets(null);
        }
        int[] chars = new int[points + 1];
        int at = 0;
        for (int i = 0; i < points; i++) {
            chars[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        chars[points] = at;
        return new CharOffsets(chars);
    }

    int at(int point) {
        return chars == null ? point : chars[Math.min(point, chars.length - 1)];
    }
}
