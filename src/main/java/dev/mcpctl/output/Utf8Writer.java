package dev.mcpctl.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * UTF-8 whatever the locale. Half a surrogate pair, which UTF-8 cannot say, becomes a JSON escape: JSON texts can have
 * it only inside strings, where that is the same text. Closing does nothing but flush.
 */
final class Utf8Writer extends Writer {

    private static final int SIZE = 1 << 12;
    private static final String HEX = "0123456789abcdef";

    private final OutputStream target;
    private final byte[] buffer = new byte[SIZE];
    private int count;
    private char high;

    Utf8Writer(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            put(text[i]);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            put(text.charAt(i));
        }
    }

    @Override
    public void write(int one) throws IOException {
        put((char) one);
    }

    private void put(char unit) throws IOException {
        if (count > SIZE - 12) {
            drain();
        }
        if (high != 0) {
            char first = high;
            high = 0;
            if (Character.isLowSurrogate(unit)) {
                four(Character.toCodePoint(first, unit));
                return;
            }
            escape(first);
        }
        if (unit < 0x80) {
            buffer[count++] = (byte) unit;
        } else if (unit < 0x800) {
            buffer[count++] = (byte) (0xc0 | (unit >> 6));
            buffer[count++] = (byte) (0x80 | (unit & 0x3f));
        } else if (Character.isHighSurrogate(unit)) {
            high = unit;
        } else if (Character.isLowSurrogate(unit)) {
            escape(unit);
        } else {
            three(unit);
        }
    }

    private void three(char unit) {
        buffer[count++] = (byte) (0xe0 | (unit >> 12));
        buffer[count++] = (byte) (0x80 | ((unit >> 6) & 0x3f));
        buffer[count++] = (byte) (0x80 | (unit & 0x3f));
    }

    private void four(int point) {
        buffer[count++] = (byte) (0xf0 | (point >> 18));
        buffer[count++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        buffer[count++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        buffer[count++] = (byte) (0x80 | (point & 0x3f));
    }

    private void escape(char half) {
        buffer[count++] = '\\';
        buffer[count++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            buffer[count++] = (byte) HEX.charAt(half >> shift & 0xf);
        }
    }

    private void drain() throws IOException {
        target.write(buffer, 0, count);
        count = 0;
    }

    /** Hands everything to the stream, which keeps its own time for passing it on. */
    @Override
    public void flush() throws IOException {
        if (high != 0) {
            escape(high);
            high = 0;
        }
        drain();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
