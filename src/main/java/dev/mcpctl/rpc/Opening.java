package dev.mcpctl.rpc;

import dev.mcpctl.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Somebody waits for a transport to open: until a moment, and only as long as nobody ends it. Thread-safe. */
public final class Opening {

    private final Deadline limit;
    private boolean ready;
    private @Nullable Failure reason;

    private Opening(Deadline limit) {
        this.limit = limit;
    }

    /** Waits until then; {@link Deadline#none} is for ever. */
    public static Opening within(Deadline limit) {
        return new Opening(limit);
    }

    /** The transport knows whether it is open. From any thread. */
    public synchronized void ready() {
        ready = true;
        notifyAll();
    }

    /** Nobody waits any more, for this reason. From any thread. */
    public synchronized void end(Failure why) {
        if (reason == null) {
            reason = why;
        }
        notifyAll();
    }

    /**
     * Waits for {@link #ready}; false when the limit passed first.
     *
     * @throws Failure the reason given to {@link #end}; interrupted
     */
    public synchronized boolean await() {
        try {
            while (!ready && reason == null && !limit.passed()) {
                wait(limit.waitMillis());
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted while connecting");
        }
        if (reason != null) {
            throw reason;
        }
        return ready;
    }
}
