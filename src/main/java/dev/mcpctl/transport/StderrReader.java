package dev.mcpctl.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a server's stderr line by line, as fast as it comes, and keeps little of it. */
final class StderrReader {

    private static final int LONGEST_LINE = 8 << 10;

    private final InputStream errors;
    private final Tap tap;
    private final StderrTail tail;
    private final byte[] line = new byte[LONGEST_LINE];
    private int size;
    private boolean cut;

    StderrReader(InputStream errors, Tap tap, StderrTail tail) {
        this.errors = errors;
        this.tap = tap;
        this.tail = tail;
    }

    /** Reads to the end. */
    void run() {
        byte[] chunk = new byte[LONGEST_LINE];
        int count = read(chunk);
        while (count >= 0) {
            split(chunk, count);
            count = read(chunk);
        }
        if (size > 0) {
            endLine();
        }
    }

    private int read(byte[] chunk) {
        try {
            return errors.read(chunk);
        } catch (IOException closed) {
            return -1;
        }
    }

    private void split(byte[] chunk, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
                append(chunk, start, i);
                endLine();
                start = i + 1;
            }
        }
        append(chunk, start, count);
    }

    private void append(byte[] chunk, int start, int end) {
        int length = Math.min(end - start, line.length - size);
        cut |= length < end - start;
        System.arraycopy(chunk, start, line, size, length);
        size += length;
    }

    private void endLine() {
        int length = size > 0 && line[size - 1] == '\r' && !cut ? size - 1 : size;
        String text = new String(line, 0, length, StandardCharsets.UTF_8) + (cut ? "…" : "");
        size = 0;
        cut = false;
        tail.add(text);
        tap.stderr(text);
    }
}
