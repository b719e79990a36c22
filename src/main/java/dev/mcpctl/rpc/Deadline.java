package dev.mcpctl.rpc;

import java.time.Duration;

/** A moment on the monotonic clock after which nobody waits any more, or none. */
public final class Deadline {

    private static final Duration NO_LIMIT_AT_ALL = Duration.ofDays(36_500);
    private static final Deadline NONE = new Deadline(0, false);

    private final long nanos;
    private final boolean set;

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

    /** Whether there is a limit at all. */
    public boolean isSet() {
        return set;
    }

    /** Whether the moment has come. */
    public boolean passed() {
        return set && System.nanoTime() - nanos >= 0;
    }

    /** Milliseconds left, at least 1 and at most one hour: a bound for one wait in a loop. */
    public long waitMillis() {
        if (!set) {
            return 3_600_000;
        }
        long left = (nanos - System.nanoTime() + 999_999) / 1_000_000;
        return Math.max(1, Math.min(left, 3_600_000));
    }
}
