package dev.mcpctl.serve.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Leaves pauses between what belongs to one answer, as the recorded server did, only shorter: clients deal with progress
 * beside the answer, and miss what comes together with it. Used by one thread.
 */
final class Pace {

    private static final long LONGEST_MILLIS = 100;

    private @Nullable Instant last;

    /** The last instant; the beginning of time when there was none. */
    Instant last() {
        return last == null ? Instant.MIN : last;
    }

    /** Waits for as long as it took from the last instant to this one, but never long. */
    void await(Instant next) {
        Instant before = last;
        last = next;
        if (before == null || before.equals(Instant.MIN) || !next.isAfter(before)) {
            return;
        }
        long millis = Math.min(LONGEST_MILLIS, Duration.between(before, next).toMillis());
        try {
            if (new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
