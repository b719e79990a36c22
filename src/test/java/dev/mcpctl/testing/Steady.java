package dev.mcpctl.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * For tests of a patience that must <em>not</em> run out, on a machine that may stop any thread for longer than that.
 * The test notes each sign of life; an attempt that failed while two of them were too far apart proves nothing and is made
 * again. One that failed although they came in time is a failure.
 *
 * <p>Thread-safe.
 */
public final class Steady {

    /** What is attempted. */
    @FunctionalInterface
    public interface Attempt {
        void run() throws Exception;
    }

    private static final int ATTEMPTS = 20;
    private static final long PAUSE_NANOS = 2_000_000;

    private final Duration patience;
    private long started;
    private long last;
    private boolean heldUp;

    /** Signs of life that are closer together than this must keep a request alive. */
    public Steady(Duration patience) {
        this.patience = patience;
    }

    public Duration patience() {
        return patience;
    }

    /** Runs it until it succeeds, or fails although the machine did not hold it up. */
    public void attempt(Attempt attempt) throws Exception {
        for (int left = ATTEMPTS; left > 0; left--) {
            begin();
            try {
                attempt.run();
                return;
            } catch (Exception | AssertionError failure) {
                if (!wasHeldUp() || left == 1) {
                    throw failure;
                }
            }
        }
    }

    private synchronized void begin() {
        started = System.nanoTime();
        last = started;
        heldUp = false;
    }

    /** Pauses a little; false when twice the patience is over, in which a request without signs of life must end. */
    public boolean goesOn() {
        LockSupport.parkNanos(PAUSE_NANOS);
        synchronized (this) {
            return System.nanoTime() - started < patience.multipliedBy(2).toNanos();
        }
    }

    /** The sign of life has arrived by now. */
    public synchronized void seen() {
        long now = System.nanoTime();
        heldUp |= now - last >= patience.toNanos();
        last = now;
    }

    /** The time until now did not count. */
    public synchronized void counts() {
        last = System.nanoTime();
    }

    private synchronized boolean wasHeldUp() {
        return heldUp;
    }
}
