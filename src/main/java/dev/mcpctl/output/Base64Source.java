package dev.mcpctl.output;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes behind a Base64 text, decoded while they are read. Strict, as RFC 4648 asks: anything but the standard
 * alphabet with correct padding is the server's mistake and said so.
 */
public final class Base64Source implements ByteSource {

    private final ByteSource text;

    private Base64Source(ByteSource text) {
        this.text = text;
    }

    /**
     * A source that decodes another one.
     *
     * @param text the Base64 text, in ASCII
     */
    public static ByteSource of(ByteSource text) {
        return new Base64Source(text);
    }

    /**
     * Opens the text.
     *
     * @return a stream whose reads throw a {@link Failure}, protocol, code {@code invalid_base64}, when the text is wrong
     */
    @Override
    public InputStream open() throws IOException {
        return new Decoded(text.open());
    }

    private static final class Decoded extends InputStream {

        private static final int SIZE = 1 << 14;
        private static final int PADDING = -2;

        private final InputStream text;
        private final byte[] input = new byte[SIZE];
        private int inputAt;
        private int inputEnd;
        private long position;
        private final byte[] group = new byte[3];
        private int groupAt;
        private int groupEnd;
        private boolean ended;

        Decoded(InputStream text) {
            this.text = text;
        }

        @Override
        public int read() throws IOException {
            if (groupAt == groupEnd && !decode()) {
                return -1;
            }
            return group[groupAt++] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = 0;
            while (count < length) {
                if (groupAt == groupEnd && !decode()) {
                    return count == 0 ? -1 : count;
                }
                target[offset + count++] = group[groupAt++];
            }
            return count;
        }

        /** Decodes the next four characters; false at the end of the text. */
        private boolean decode() throws IOException {
            int first = ended ? -1 : character();
            if (first < 0) {
                ended = true;
                return false;
            }
            int second = needed(character());
            int third = character();
            int fourth = character();
            if (third == -1 || fourth == -1) {
                throw wrong("it ends in the middle of a group of four characters");
            }
            int bits = (digit(first, 3) << 18) | (digit(second, 2) << 12);
            groupAt = 0;
            if (third == '=') {
                last(fourth, bits, 1);
            } else if (fourth == '=') {
                last(fourth, bits | (digit(third, 1) << 6), 2);
            } else {
                take(bits | (digit(third, 1) << 6) | digit(fourth, 0), 3);
            }
            return true;
        }

        private int needed(int character) {
            if (character < 0) {
                throw wrong("it ends in the middle of a group of four characters");
            }
            return character;
        }

        private void last(int fourth, int bits, int bytes) throws IOException {
            if (fourth != '=' || character() != -1) {
                throw wrong("it goes on after its padding");
            }
            take(bits, bytes);
            ended = true;
        }

        private void take(int bits, int bytes) {
            group[0] = (byte) (bits >> 16);
            group[1] = (byte) (bits >> 8);
            group[2] = (byte) bits;
            groupEnd = bytes;
        }

        /** @param back how many characters were read since */
        private int digit(int character, int back) {
            int value = value(character);
            if (value == PADDING) {
                position -= back;
                throw wrong("unexpected character '" + Neutraliser.line(String.valueOf((char) character)) + "'");
            }
            return value;
        }

        private static int value(int character) {
            if (character >= 'A' && character <= 'Z') {
                return character - 'A';
            }
            if (character >= 'a' && character <= 'z') {
                return character - 'a' + 26;
            }
            if (character >= '0' && character <= '9') {
                return character - '0' + 52;
            }
            return character == '+' ? 62 : character == '/' ? 63 : PADDING;
        }

        private int character() throws IOException {
            if (inputAt == inputEnd) {
                inputEnd = text.read(input);
                inputAt = 0;
                if (inputEnd <= 0) {
                    inputEnd = 0;
                    return -1;
                }
            }
            position++;
            return input[inputAt++] & 0xff;
        }

        private Failure wrong(String what) {
            return Failure.of(
                            Failure.Kind.PROTOCOL,
                            "invalid_base64",
                            "the server sent invalid Base64: " + what + " (character " + position + ")")
                    .hint("use -o json to see what it sent");
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
