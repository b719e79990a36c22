package dev.mcpctl.serve.proxy;

import org.jspecify.annotations.Nullable;

/** Tells whoever works for a host that it has gone. Thread-safe. */
final class Departures {

    private @Nullable Runnable ending;
    private boolean happened;

    /** To be run once, when the host goes; at once if it has gone already. Replaces what was set before. */
    void on(Runnable work) {
        synchronized (this) {
            ending = work;
            if (!happened) {
                return;
            }
        }
        work.run();
    }

    /** It has gone. */
    void happened() {
        Runnable work;
        synchronized (this) {
            happened = true;
            work = ending;
        }
        if (work != null) {
            work.run();
        }
    }

    /** Whether it has. */
    synchronized boolean hasHappened() {
        return happened;
    }
}
