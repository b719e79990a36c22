package dev.mcpctl.output;

import org.jspecify.annotations.Nullable;

/**
 * Who talks to the person at the terminal: one thread at a time, and nothing else may come between a question and what is
 * typed behind it. Thread-safe.
 */
final class Talks {

    private @Nullable Thread talking;
    private int depth;

    /** Waits for others who talk. */
    synchronized void begin() {
        awaitOthers();
        talking = Thread.currentThread();
        depth++;
    }

    synchronized void end() {
        depth--;
        if (depth == 0) {
            talking = null;
            notifyAll();
        }
    }

    synchronized boolean goOn() {
        return talking != null;
    }

    /** Waits until nobody talks but this thread. */
    synchronized void awaitOthers() {
        try {
            while (talking != null && talking != Thread.currentThread()) {
                wait();
            }
        } catch (InterruptedException interruption) {
            // Whoever is interrupted is on the way out, and what is to be said then matters more.
            Thread.currentThread().interrupt();
        }
    }
}
