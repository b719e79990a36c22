package dev.mcpctl.output;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Buffered stdout whose writes fail with {@link PipeClosed} or a {@link Failure}, never with an IOException. Thread-safe
 * for single writes.
 */
final class ResultStream extends OutputStream {

    private static final int SIZE = 1 << 13;

    private final OutputStream target;
    private final BooleanSupplier pipe;
    private final byte[] buffer = new byte[SIZE];
    private int count;
    private boolean broken;

    ResultStream(OutputStream target, BooleanSupplier pipe) {
        this.target = target;
        this.pipe = pipe;
    }

    @Override
    public synchronized void write(int one) {
        if (count == SIZE) {
            drain();
        }
        buffer[count++] = (byte) one;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (length > SIZE - count) {
            drain();
        }
        if (length >= SIZE) {
            send(bytes, offset, length);
            return;
        }
        System.arraycopy(bytes, offset, buffer, count, length);
        count += length;
    }

    @Override
    public synchronized void flush() {
        drain();
        if (broken) {
            return;
        }
        try {
            target.flush();
        } catch (IOException problem) {
            throw meaning(problem);
        }
    }

    @Override
    public void close() {
        flush();
    }

    private void drain() {
        int pending = count;
        count = 0;
        if (pending > 0) {
            send(buffer, 0, pending);
        }
    }

    private void send(byte[] bytes, int offset, int length) {
        // Said once; what is still printed while the command unwinds has no reader.
        if (broken) {
            return;
        }
        try {
            target.write(bytes, offset, length);
        } catch (IOException problem) {
            throw meaning(problem);
        }
    }

    private RuntimeException meaning(IOException problem) {
        broken = true;
        String text = problem.getMessage() == null ? "" : problem.getMessage();
        if (text.toLowerCase(Locale.ROOT).contains("pipe") || pipe.getAsBoolean()) {
            return new PipeClosed(problem);
        }
        return Failure.localFile("stdout could not be written: " + text, problem);
    }
}
