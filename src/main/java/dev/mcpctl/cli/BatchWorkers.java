package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Deadline;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Works on the lines of a batch side by side, and gives the results back in the order of the lines. Whatever waits is bounded:
 * a line is read when somebody is free for it, and nobody runs far ahead of a result that is not there yet, or not taken.
 */
final class BatchWorkers {

    /** For each worker so many lines may be begun whose results were not taken. */
    private static final int AHEAD = 4;

    private static final long MOST_WAITING_BYTES = 32L << 20;

    /** What is done with a line; any thread. */
    interface Work {
        /** Its result. Throws nothing. */
        BatchResult of(BatchLine line);

        /** Whether no other line is to be begun after this one. */
        boolean isLast(BatchResult result);
    }

    /** A line that was begun. */
    private static final class Slot {
        private final BatchLine line;
        private @Nullable BatchResult result;

        Slot(BatchLine line) {
            this.line = line;
        }
    }

    private final BatchInput input;
    private final Work work;
    private final int most;
    private final Deque<Slot> window = new ArrayDeque<>();
    private final int threads;
    private long waitingBytes;
    private int running;
    private int dropped;
    private boolean ended;
    private boolean woken;
    private @Nullable Failure trouble;

    BatchWorkers(BatchInput input, Work work, int threads) {
        this.input = input;
        this.work = work;
        this.threads = threads;
        // One after the other means that the next one begins when the last one was printed.
        this.most = threads == 1 ? 1 : threads * AHEAD;
    }

    void start() {
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(this::run, "mcpctl-batch-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Nothing is begun any more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Ends one {@link #take}, now or later; from any thread. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Why the input could not be read to its end, or null. */
    synchronized @Nullable Failure trouble() {
        return trouble;
    }

    /** Whether all that was begun is taken, and nothing else will be begun. */
    synchronized boolean isOver() {
        return ended && window.isEmpty();
    }

    /** How many lines were read and then not begun. */
    synchronized int dropped() {
        return dropped;
    }

    /** The next result in the order of the lines; null when all is over, the deadline passed, or somebody woke us. */
    synchronized @Nullable BatchResult take(Deadline limit) {
        try {
            while (!woken && !isOver() && !isReady() && !limit.passed()) {
                wait(limit.waitMillis());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        woken = false;
        return ready();
    }

    /** The next result if it is there already. */
    synchronized @Nullable BatchResult ready() {
        if (!isReady()) {
            return null;
        }
        BatchResult result = window.remove().result;
        waitingBytes -= result == null ? 0 : result.weight();
        notifyAll();
        return result;
    }

    private boolean isReady() {
        Slot first = window.peek();
        return first != null && first.result != null;
    }

    /** Whether nobody works, now or by then. */
    synchronized boolean isIdleWithin(Deadline limit) {
        try {
            while (running > 0 && !limit.passed()) {
                wait(limit.waitMillis());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        return running == 0;
    }

    private void run() {
        Slot slot;
        while ((slot = begin()) != null) {
            finish(slot, work.of(slot.line));
        }
    }

    /** Reads a line; only one of us does, and the others wait behind it. */
    private @Nullable Slot begin() {
        synchronized (input) {
            if (!awaitRoom()) {
                return null;
            }
            try {
                return begin(input.next());
            } catch (Failure unreadable) {
                stop(unreadable);
            } catch (RuntimeException | OutOfMemoryError mistake) {
                stop(Failure.bug(mistake));
            }
            return null;
        }
    }

    private synchronized boolean awaitRoom() {
        try {
            while (!ended && (window.size() >= most || waitingBytes > MOST_WAITING_BYTES)) {
                wait();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !ended;
    }

    private synchronized @Nullable Slot begin(@Nullable BatchLine line) {
        if (line == null) {
            end();
            return null;
        }
        if (ended) {
            dropped++;
            return null;
        }
        Slot slot = new Slot(line);
        window.add(slot);
        running++;
        return slot;
    }

    private synchronized void finish(Slot slot, BatchResult result) {
        slot.result = result;
        waitingBytes += result.weight();
        running--;
        ended |= work.isLast(result);
        notifyAll();
    }

    private synchronized void stop(Failure reason) {
        trouble = reason;
        end();
    }
}
