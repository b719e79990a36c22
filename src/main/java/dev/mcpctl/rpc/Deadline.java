package dev.mcpctl.rpc;

import java.time.Duration;

/**
 * A moment on the monotonic clock after which nobody waits any more, or none. It can be made to stand still, from any
 * thread: time in which a person is asked is nobody's.
 */
public final class Deadline {

    private static final Duration NO_LIMIT_AT_ALL = Duration.ofDays(36_500);
    /** Whoever waits meanwhile looks again in time, since nobody tells when the clock goes on. */
    private static final long PAUSED_WAIT_MILLIS = 100;

    private static final Deadline NONE = new Deadline(0, false);

    private final boolean set;
    private volatile long nanos;
    private volatile boolean paused;
    private long pausedAt;
    private int pauses;

    private Deadline(long nanos, boolean set) {
        this.nanos = nanos;
        this.set = set;
    }

    /** No limit. */
    public static Deadline none() {
        return NONE;
    }

    /** That long from now; zero means no limit, as everywhere on the command line, and so does more than a century. */
    public static Deadline in(Duration duration) {
        if (duration.isZero() || duration.compareTo(NO_LIMIT_AT_ALL) > 0) {
            return NONE;
        }
        return new Deadline(System.nanoTime() + duration.toNanos(), true);
    }

    /** The earlier of the two. */
    public Deadline orEarlier(Deadline other) {
        if (!set) {
            return other;
        }
        return !other.set || nanos - other.nanos <= 0 ? this : other;
    }

    /** The clock stands still until {@link #resume} was called as often as this. */
    public synchronized void pause() {
        if (set && pauses++ == 0) {
            pausedAt = System.nanoTime();
            paused = true;
        }
    }

    /** The clock goes on; the moment has moved by the time in between. */
    public synchronized void resume() {
        if (set && --pauses == 0) {
            nanos += System.nanoTime() - pausedAt;
            paused = false;
        }
    }

    /** Whether there is a limit at all. */
    public boolean isSet() {
        return set;
    }

    /** Whether the moment has come. */
    public boolean passed() {
        return set && !paused && System.nanoTime() - nanos >= 0;
    }

    /** Whether there is time for a pause of this length, and a moment more. */
    public boolean leaves(Duration pause) {
        return !set || nanos - System.nanoTime() > pause.toNanos();
    }

    /** Milliseconds left, at least 1 and at most one hour: a bound for one wait in a loop. */
    public long waitMillis() {
        if (!set) {
            return 3_600_000;
        }
        if (paused) {
            return PAUSED_WAIT_MILLIS;
        }
        long left = (nanos - System.nanoTime() + 999_999) / 1_000_000;
        return Math.max(1, Math.min(left, 3_600_000));
    }
}
