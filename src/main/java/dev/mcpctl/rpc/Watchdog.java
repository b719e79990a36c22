package dev.mcpctl.rpc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does something drastic when a guarded action is still running at its deadline. One daemon thread, started when needed. */
public final class Watchdog implements AutoCloseable {

    /** Ends the guard: the action is over. */
    public final class Guard implements AutoCloseable {

        private final Deadline deadline;
        private final Runnable bite;

        private Guard(Deadline deadline, Runnable bite) {
            this.deadline = deadline;
            this.bite = bite;
        }

        @Override
        public void close() {
            remove(this);
        }
    }

    private final List<Guard> guards = new ArrayList<>();
    private @Nullable Thread thread;
    private Deadline awaited = Deadline.none();
    private boolean closed;

    /** Runs {@code bite} on the watchdog's thread unless the guard is closed before the deadline. */
    public synchronized Guard guard(Deadline deadline, Runnable bite) {
        Guard guard = new Guard(deadline, bite);
        if (deadline.isSet() && !closed) {
            guards.add(guard);
            wake(deadline);
        }
        return guard;
    }

    private synchronized void remove(Guard guard) {
        guards.remove(guard);
    }

    /** A watchdog that looks soon enough by itself sleeps on: most guards end at once, and all may end by the same time. */
    private void wake(Deadline deadline) {
        if (thread == null) {
            // No lambda here, nor wherever else each run comes by: setting one up costs a good part of a millisecond.
            thread = new Thread("mcpctl-watchdog-1") {
                @Override
                public void run() {
                    watch();
                }
            };
            thread.setDaemon(true);
            thread.start();
        } else if (awaited.orEarlier(deadline) != awaited) {
            notifyAll();
        }
    }

    private void watch() {
        try {
            Guard due;
            while ((due = nextDue()) != null) {
                bite(due);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever is blocked learns of it; the other guards must not lose their watchdog. */
    @SuppressWarnings("EmptyCatch")
    private static void bite(Guard due) {
        try {
            due.bite.run();
        } catch (RuntimeException ignored) {
            // Closing went wrong; the blocked action fails by itself or not at all.
        }
    }

    private synchronized @Nullable Guard nextDue() throws InterruptedException {
        while (!closed) {
            Guard first = first();
            if (first != null && first.deadline.passed()) {
                guards.remove(first);
                return first;
            }
            awaited = first == null ? Deadline.none() : first.deadline;
            wait(awaited.waitMillis());
        }
        return null;
    }

    private @Nullable Guard first() {
        Guard first = null;
        for (Guard guard : guards) {
            if (first == null || guard.deadline.orEarlier(first.deadline) == guard.deadline) {
                first = guard;
            }
        }
        return first;
    }

    @Override
    public synchronized void close() {
        closed = true;
        guards.clear();
        notifyAll();
    }
}
