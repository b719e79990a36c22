package dev.mcpctl.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Runs things beside the test and waits for them, never longer than a bound that only a broken program reaches. */
public final class Waiting {

    private static final long SECONDS = 60;

    private Waiting() {}

    /** Work on a thread of its own. */
    public static final class Beside<T> {

        private final FutureTask<T> task;
        private final Thread thread;

        private Beside(Callable<T> work) {
            task = new FutureTask<>(work);
            thread = new Thread(task, "test-beside");
            thread.setDaemon(true);
            thread.start();
        }

        /** What it returned, or what it threw. */
        public T result() throws Exception {
            try {
                return task.get(SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw failed;
            } catch (TimeoutException late) {
                AssertionError error = new AssertionError("still running after " + SECONDS + " s");
                error.setStackTrace(thread.getStackTrace());
                throw error;
            }
        }

        public void interrupt() {
            thread.interrupt();
        }

        public boolean isDone() {
            return task.isDone();
        }

        /** Waits until the thread waits for something itself. */
        public Beside<T> blocked() {
            long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
                if (task.isDone() || System.nanoTime() > end) {
                    throw new AssertionError("the thread does not wait; it is " + thread.getState());
                }
                Thread.onSpinWait();
            }
            return this;
        }
    }

    /** Starts it. */
    public static <T> Beside<T> beside(Callable<T> work) {
        return new Beside<>(work);
    }

    /** Waits until it is so. */
    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen within " + SECONDS + " s");
            }
            Thread.onSpinWait();
        }
    }

    /** Waits for the latch. */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the event did not come; still missing: " + latch.getCount());
            }
        } catch (InterruptedException interruption) {
            throw new AssertionError("interrupted while waiting", interruption);
        }
    }
}
