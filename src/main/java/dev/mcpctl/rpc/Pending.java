package dev.mcpctl.rpc;

import dev.mcpctl.failure.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that was sent and waits for its answer. Thread-safe. */
public final class Pending {

    private final RequestId id;
    private final String method;
    private Message.@Nullable Answer answer;
    private @Nullable Failure failure;
    private Deadline quiet = Deadline.none();
    private Duration patience = Duration.ZERO;
    private boolean held;
    private @Nullable Object watcher;

    Pending(RequestId id, String method) {
        this.id = id;
        this.method = method;
    }

    /** The id it was sent with. */
    public RequestId id() {
        return id;
    }

    /** The method it calls. */
    public String method() {
        return method;
    }

    /** The peer is alive and busy with this request: the clock of {@link #await} starts again. */
    public synchronized void extend() {
        quiet = Deadline.in(patience);
        notifyAll();
    }

    /** The peer waits for us: its silence does not count until {@link #release}. */
    synchronized void hold() {
        held = true;
        notifyAll();
    }

    /** The peer has what it waited for, and its full time again. */
    synchronized void release() {
        held = false;
        extend();
    }

    /** Takes the answer; one that comes too late is closed. */
    void complete(Message.Answer value) {
        synchronized (this) {
            if (done()) {
                close(value);
                return;
            }
            answer = value;
            notifyAll();
        }
        tellWatcher();
    }

    void fail(Failure reason) {
        synchronized (this) {
            if (done()) {
                return;
            }
            failure = reason;
            notifyAll();
        }
        tellWatcher();
    }

    /** Nobody will ask for the answer any more. */
    synchronized void discard() {
        if (answer != null) {
            close(answer);
            answer = null;
        }
        if (failure == null) {
            failure = Failure.of(Failure.Kind.INTERRUPTED, "given_up", "the answer to " + method + " was given up");
        }
    }

    private static void close(Message.Answer unwanted) {
        if (unwanted instanceof Message.Result result) {
            result.body().close();
        }
    }

    private void tellWatcher() {
        Object monitor;
        synchronized (this) {
            monitor = watcher;
        }
        if (monitor != null) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
    }

    /**
     * Waits for the answer.
     *
     * @param patience how long the peer may be silent; zero means without limit
     * @param limit the moment no sign of life can move
     * @throws Failure timed out, interrupted, or the reason the connection ended
     */
    public synchronized Message.Answer await(Duration patience, Deadline limit) {
        this.patience = patience;
        quiet = Deadline.in(patience);
        try {
            while (!done()) {
                Deadline next = held ? limit : quiet.orEarlier(limit);
                if (next.passed()) {
                    failure = timeout(limit);
                } else {
                    wait(next.waitMillis());
                }
            }
        } catch (InterruptedException interruption) {
            if (!done()) {
                failure = interrupted();
            }
            Thread.currentThread().interrupt();
        }
        return outcome();
    }

    /**
     * Waits until one of two has its answer or failed, or the deadline passes; then {@link #done} tells which.
     *
     * @throws Failure interrupted
     */
    static void awaitEither(Pending one, Pending other, Deadline limit) {
        Object monitor = new Object();
        one.tell(monitor);
        other.tell(monitor);
        synchronized (monitor) {
            try {
                while (!one.done() && !other.done() && !limit.passed()) {
                    monitor.wait(limit.waitMillis());
                }
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw one.interrupted();
            }
        }
    }

    private synchronized void tell(Object monitor) {
        watcher = monitor;
    }

    /** Whether the answer or a failure is there, so that {@link #await} returns at once. */
    public synchronized boolean done() {
        return answer != null || failure != null;
    }

    private Message.Answer outcome() {
        if (answer != null) {
            return answer;
        }
        throw failure == null ? Failure.protocol("no answer to " + method) : failure;
    }

    private Failure interrupted() {
        return Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted while waiting for " + method);
    }

    private Failure timeout(Deadline limit) {
        String message = limit.passed()
                ? "no answer to " + method + " within the time for the whole run"
                : "no answer to " + method + " within " + seconds(patience);
        return Failure.of(Failure.Kind.TIMED_OUT, "timeout", message).detail("method", method);
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
