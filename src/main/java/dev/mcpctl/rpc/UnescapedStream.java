package dev.mcpctl.rpc;

import dev.mcpctl.failure.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a JSON string literal into the UTF-8 of its text, in constant memory. */
final class UnescapedStream extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final InputStream literal;
    private byte[] pending = {};
    private int pendingAt;

    UnescapedStream(InputStream literal) {
        this.literal = new BufferedInputStream(literal, BUFFER);
    }

    @Override
    public int read() throws IOException {
        if (pendingAt < pending.length) {
            return pending[pendingAt++] & 0xff;
        }
        int next = literal.read();
        if (next != '\\') {
            return next;
        }
        pending = escape();
        pendingAt = 1;
        return pending[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 && length > 0 ? -1 : count;
            }
            target[offset + count++] = (byte) next;
        }
        return count;
    }

    private byte[] escape() throws IOException {
        int kind = needed();
        return switch (kind) {
            case 'n' -> new byte[] {'\n'};
            case 't' -> new byte[] {'\t'};
            case 'r' -> new byte[] {'\r'};
            case 'b' -> new byte[] {'\b'};
            case 'f' -> new byte[] {'\f'};
            case 'u' -> unicode();
            case '"', '\\', '/' -> new byte[] {(byte) kind};
            default -> throw broken("an escape that JSON does not know");
        };
    }

    private byte[] unicode() throws IOException {
        char first = hexadecimal();
        if (!Character.isHighSurrogate(first)) {
            return String.valueOf(first).getBytes(StandardCharsets.UTF_8);
        }
        literal.mark(6);
        if (literal.read() == '\\' && literal.read() == 'u') {
            char second = hexadecimal();
            if (Character.isLowSurrogate(second)) {
                return new String(new char[] {first, second}).getBytes(StandardCharsets.UTF_8);
            }
        }
        literal.reset();
        return String.valueOf(first).getBytes(StandardCharsets.UTF_8);
    }

    private char hexadecimal() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(needed(), 16);
            if (digit < 0) {
                throw broken("\\u without four hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private int needed() throws IOException {
        int next = literal.read();
        if (next < 0) {
            throw broken("an escape that is cut off");
        }
        return next;
    }

    private static Failure broken(String what) {
        return Failure.protocol("the server sent a long text with " + what);
    }

    @Override
    public void close() throws IOException {
        literal.close();
    }
}
