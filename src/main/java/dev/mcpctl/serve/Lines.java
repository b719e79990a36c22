package dev.mcpctl.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a byte stream into lines of bounded length. Not thread-safe. */
final class Lines {

    /** One line without its end. */
    static final class Line {

        private final byte[] bytes;
        private final boolean tooLong;

        private Line(byte[] bytes, boolean tooLong) {
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        /** What was kept; shared, not copied. */
        byte[] bytes() {
            return bytes;
        }

        /** Whether the line went on beyond the bound; the rest was skipped. */
        boolean tooLong() {
            return tooLong;
        }

        boolean blank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final int bound;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;

    Lines(InputStream in, int bound) {
        this.in = in;
        this.bound = bound;
    }

    /** The next line; a last one without an end counts. Null at the end of the stream. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        boolean tooLong = false;
        while (position < limit || fill()) {
            any = true;
            int end = endOfLine();
            int room = Math.min(end - position, bound - line.size());
            line.write(buffer, position, room);
            tooLong |= room < end - position;
            position = end;
            if (end < limit) {
                position++;
                break;
            }
        }
        return any ? new Line(line.toByteArray(), tooLong) : null;
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }
}
