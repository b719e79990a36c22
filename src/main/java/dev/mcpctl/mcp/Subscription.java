package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes as a server tells of them, in order. A listener who is slow makes the server wait, not memory grow. Taken from by
 * one thread.
 */
public final class Subscription implements AutoCloseable {

    private static final int MOST_WAITING = 1_000;

    private final Listening listening;
    private final Requests requests;
    private final ServerVoice voice;
    private final Object monitor = new Object();
    private final Deque<Change> waiting = new ArrayDeque<>();
    private Interest honoured = Interest.in(List.of());
    private boolean ended;
    private boolean closed;

    Subscription(Listening listening, Requests requests, ServerVoice voice) {
        this.listening = listening;
        this.requests = requests;
        this.voice = voice;
    }

    void begin() {
        voice.subscribe(this::takes);
        honoured = listening.begin();
        listening.pending().watchWith(monitor);
    }

    /** What the server will tell of; less than was asked for is its way to say no. */
    public Interest honoured() {
        return honoured;
    }

    private boolean takes(String method, ObjectNode params) {
        return switch (listening.hears(method, params)) {
            case NOTHING -> false;
            case BEGIN -> true;
            case CHANGE -> changed(Change.of(method, params));
            case END -> ended();
        };
    }

    private boolean ended() {
        synchronized (monitor) {
            ended = true;
            monitor.notifyAll();
        }
        return true;
    }

    private boolean changed(@Nullable Change change) {
        if (change == null) {
            return false;
        }
        synchronized (monitor) {
            try {
                while (waiting.size() >= MOST_WAITING && !closed) {
                    monitor.wait();
                }
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
            waiting.add(change);
            monitor.notifyAll();
        }
        return true;
    }

    /**
     * The next change, or null when the deadline has passed or the server ended it; {@link #isOver} tells which.
     *
     * @throws Failure the reason the subscription was lost; interrupted
     */
    public @Nullable Change next(Deadline limit) {
        while (true) {
            Change change = any(limit);
            if (change == null || change.isWantedBy(honoured)) {
                return change;
            }
        }
    }

    private @Nullable Change any(Deadline limit) {
        synchronized (monitor) {
            try {
                while (waiting.isEmpty() && !ended && !listening.pending().done() && !limit.passed()) {
                    monitor.wait(limit.waitMillis());
                }
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
            Change change = waiting.poll();
            monitor.notifyAll();
            if (change != null || ended || !listening.pending().done()) {
                return change;
            }
        }
        end(requests.connection().await(listening.pending(), Duration.ZERO, Deadline.none()));
        return null;
    }

    private void end(Message.Answer answer) {
        ended = true;
        if (answer instanceof Message.ErrorReply error) {
            throw Refusal.of(listening.pending().method(), error);
        }
        ((Message.Result) answer).body().close();
    }

    /** Whether the server ended it in good order. */
    public boolean isOver() {
        synchronized (monitor) {
            return ended && waiting.isEmpty();
        }
    }

    /** Tells the server that nobody listens any more. */
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            waiting.clear();
            monitor.notifyAll();
        }
        voice.subscribe(null);
        listening.end();
    }
}
