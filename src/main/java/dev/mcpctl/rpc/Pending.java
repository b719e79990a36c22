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

    synchronized void complete(Message.Answer value) {
        if (answer == null && failure == null) {
            answer = value;
            notifyAll();
        }
    }

    synchronized void fail(Failure reason) {
        if (answer == null && failure == null) {
            failure = reason;
            notifyAll();
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
        while (answer == null && failure == null) {
            Deadline next = quiet.orEarlier(limit);
            if (next.passed()) {
                throw timeout(limit);
            }
            doze(next);
        }
        if (answer != null) {
            return answer;
        }
        throw failure == null ? Failure.protocol("no answer to " + method) : failure;
    }

    private void doze(Deadline next) {
        try {
            wait(next.waitMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted while waiting for " + method);
        }
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
