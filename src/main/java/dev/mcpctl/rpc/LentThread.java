package dev.mcpctl.rpc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The thread of whoever waits for an answer, while it makes the exchange itself. It cannot look at the clock meanwhile, so
 * that the watchdog does, and whatever ends the wait ends the exchange.
 */
final class LentThread implements Runnable {

    private final Transport transport;
    private final Watchdog watchdog;
    private final Pending pending;
    private final Deadline limit;
    private Watchdog.@Nullable Guard guard;
    private boolean over;

    /**
     * Lent for one request.
     *
     * @param limit the moment that no sign of life can move
     */
    LentThread(Transport transport, Watchdog watchdog, Pending pending, Deadline limit) {
        this.transport = transport;
        this.watchdog = watchdog;
        this.pending = pending;
        this.limit = limit;
    }

    /** Makes the exchange, to its end or to that of the wait; then {@link Pending#await} tells what came of it. */
    void make(Runnable exchange, Duration patience) {
        pending.begin(patience, () -> transport.abandon(pending.id()));
        if (Thread.currentThread().isInterrupted()) {
            transport.abandon(pending.id());
        }
        run();
        try {
            exchange.run();
        } finally {
            leave();
        }
    }

    /** Looks whether the time is over, and once more when it may be. */
    @Override
    public void run() {
        Deadline next = pending.look(limit);
        synchronized (this) {
            guard = next == null || over ? null : watchdog.guard(next, this);
        }
    }

    private synchronized void leave() {
        over = true;
        if (guard != null) {
            guard.close();
        }
    }
}
