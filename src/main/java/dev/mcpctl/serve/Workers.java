package dev.mcpctl.serve;

import java.util.concurrent.TimeUnit;

/** Daemon threads for requests that take their time, and a way to wait until all have ended. Thread-safe. */
final class Workers {

    private final Object lock = new Object();
    private int running;
    private int started;

    void start(Runnable work) {
        int number;
        synchronized (lock) {
            running++;
            number = ++started;
        }
        Thread thread = new Thread(() -> run(work), "mcpctl-serve-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Runnable work) {
        try {
            work.run();
        } finally {
            synchronized (lock) {
                running--;
                lock.notifyAll();
            }
        }
    }

    /** Returns when nothing runs any more, or the time is up. */
    void awaitIdle(long nanos) {
        long deadline = System.nanoTime() + nanos;
        synchronized (lock) {
            long left = nanos;
            while (running > 0 && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(lock, left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = deadline - System.nanoTime();
            }
        }
    }
}
