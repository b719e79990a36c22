package dev.mcpctl.serve;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Reader;

/** A long string that repeats one unit; it is written piece by piece and only becomes a string for those who ask. */
public final class RepeatedText extends TextNode {

    private static final long serialVersionUID = 1L;

    private final String unit;
    private final int count;
    private final String tail;

    /**
     * The unit so many times, then the tail.
     *
     * @param unit not empty
     */
    public RepeatedText(String unit, int count, String tail) {
        super("");
        this.unit = unit;
        this.count = count;
        this.tail = tail;
    }

    /** The text from its beginning, without holding it. */
    public Reader open() {
        return new Units();
    }

    /** Number of {@code char}s. */
    public long length() {
        return (long) unit.length() * count + tail.length();
    }

    @Override
    public String textValue() {
        return unit.repeat(count) + tail;
    }

    @Override
    public String asText() {
        return textValue();
    }

    @Override
    public String asText(String defaultValue) {
        return textValue();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof TextNode text && text.textValue().equals(textValue()));
    }

    @Override
    public int hashCode() {
        return textValue().hashCode();
    }

    private final class Units extends Reader {

        private int done;
        private int position;

        @Override
        public int read(char[] target, int offset, int length) {
            String current = done < count ? unit : tail;
            if (position == current.length()) {
                if (done >= count) {
                    return -1;
                }
                done++;
                position = 0;
                return read(target, offset, length);
            }
            int piece = Math.min(length, current.length() - position);
            current.getChars(position, position + piece, target, offset);
            position += piece;
            return piece;
        }

        @Override
        public void close() {}
    }
}
