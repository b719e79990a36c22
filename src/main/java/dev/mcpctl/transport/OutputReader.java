package dev.mcpctl.transport;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a server's standard output into messages. Specification, Transports, stdio: one message a line, and nothing
 * else; whatever breaks that is reported as a finding, and reading goes on. Bytes are never decoded to find the lines.
 */
final class OutputReader {

    private static final int FIRST_CHUNK = 8 << 10;
    private static final int LARGEST_CHUNK = 64 << 10;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Where messages go. Called on the reading thread. */
    interface Target extends FrameStore.Growth {
        /** One message; the target owns the frame. */
        void message(Frame frame);
    }

    private final InputStream output;
    private final Tap tap;
    private final Target target;
    private final LineStore line;
    private int markAt;
    private boolean returnReported;
    private long lines;
    private boolean skipping;
    private volatile boolean waiting;
    private volatile long reads;

    OutputReader(InputStream output, FrameLimits limits, Tap tap, Target target) {
        this.output = output;
        this.tap = tap;
        this.target = target;
        this.line = new LineStore(limits, target);
    }

    /** Reads to the end; returns why it ended early, or null when the output was closed. */
    @Nullable
    Failure run() {
        try {
            readAll();
            lastLine();
            return null;
        } catch (Failure failure) {
            line.clear();
            return failure;
        }
    }

    private void readAll() {
        byte[] chunk = new byte[FIRST_CHUNK];
        int count = read(chunk);
        while (count >= 0) {
            split(chunk, withoutMark(chunk, count), count);
            if (count == chunk.length && count < LARGEST_CHUNK) {
                chunk = new byte[chunk.length * 2];
            }
            count = read(chunk);
        }
    }

    /** How often the output was read. Any thread may ask. */
    long progress() {
        return reads;
    }

    /** Whether it has been waiting for output ever since that count. Any thread may ask. */
    boolean hangsSince(long progress) {
        return waiting && reads == progress;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the reading thread counts
    private int read(byte[] chunk) {
        reads++;
        waiting = true;
        try {
            return output.read(chunk);
        } catch (IOException closed) {
            // the pipe breaks when the process is ended while we read: that is an end like any other
            return -1;
        } finally {
            waiting = false;
        }
    }

    private void split(byte[] chunk, int start, int end) {
        int lineStart = start;
        for (int i = start; i < end; i++) {
            if (chunk[i] == '\n') {
                append(chunk, lineStart, i);
                endLine();
                lineStart = i + 1;
            }
        }
        append(chunk, lineStart, end);
    }

    /** A message that is too long is told at once: its line may have no end. */
    private void append(byte[] chunk, int start, int end) {
        if (skipping) {
            return;
        }
        line.append(chunk, start, end);
        if (line.isTruncatedMessage()) {
            deliver();
            skipping = true;
        }
    }

    /** Where the text begins after a byte order mark, which may come in pieces. */
    private int withoutMark(byte[] chunk, int count) {
        int start = 0;
        while (markAt < MARK.length && start < count) {
            if (chunk[start] != MARK[markAt]) {
                line.append(MARK, 0, markAt);
                markAt = MARK.length + 1;
                return start;
            }
            start++;
            markAt++;
        }
        if (markAt == MARK.length) {
            markAt++;
            tap.finding("byte-order-mark", "stdout starts with a byte order mark, which JSON text must not have", "");
        }
        return start;
    }

    private void endLine() {
        lines++;
        if (skipping) {
            skipping = false;
        } else if (line.looksLikeMessage()) {
            if (line.endsWithReturn() && !returnReported) {
                returnReported = true;
                tap.finding("crlf", "lines on stdout end with carriage return and newline instead of newline", "");
            }
            deliver();
        } else {
            noise();
        }
    }

    /** RFC 8259 knows no text without its last bracket, but a server may well forget the newline after it. */
    private void lastLine() {
        if (line.looksLikeMessage()) {
            tap.finding("unterminated-line", "stdout ended in a line without a newline", line.excerpt());
            deliver();
        } else if (!line.isEmpty()) {
            lines++;
            noise();
        }
    }

    private void deliver() {
        Frame frame = line.take();
        tap.received(frame, 0);
        target.message(frame);
    }

    private void noise() {
        String problem = line.isBlank() ? "stdout carries a blank line" : "stdout carries a line that is no message";
        String excerpt = line.excerpt();
        if (tap.detailed()) {
            tap.noise(lines, line.length(), new Frame.Bytes(line.kept()));
        }
        line.clear();
        tap.finding(WireEvent.Finding.NOISE_ON_STDOUT, problem, excerpt);
    }
}
