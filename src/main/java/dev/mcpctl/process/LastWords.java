package dev.mcpctl.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * An output pipe whose last bytes are not lost. When a program ends, the JDK empties the pipe behind a reader's back and
 * puts what was left into a stream of its own; a reader that was waiting at that moment sees the end although there is more.
 * Of a program that we end ourselves nobody waits for more.
 */
final class LastWords extends FilterInputStream {

    private static final int ATTEMPTS = 10;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final long EXIT_MILLIS = 100;

    private final Process process;
    private final BooleanSupplier unwanted;
    private boolean ended;

    /**
     * The end of a program's pipe.
     *
     * @param unwanted whether the program is being ended by us
     */
    LastWords(InputStream pipe, Process process, BooleanSupplier unwanted) {
        super(pipe);
        this.process = process;
        this.unwanted = unwanted;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count >= 0 || ended) {
            return count;
        }
        if (!unwanted.getAsBoolean() && hasExited()) {
            for (int attempt = 0; count < 0 && attempt < ATTEMPTS && !unwanted.getAsBoolean(); attempt++) {
                LockSupport.parkNanos(PAUSE_NANOS);
                count = super.read(target, offset, length);
            }
        }
        ended = count < 0;
        return count;
    }

    /** A program that closed its output and lives on has nothing more to say. */
    private boolean hasExited() {
        try {
            return process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
