package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs answers with requests and hands what the peer says by itself to the layer above. Thread-safe; no callback runs on
 * a transport's thread or under a lock.
 */
public final class Connection implements AutoCloseable {

    /** Code of the failure that waiters get when the connection was closed on our side. */
    public static final String CLOSED = "closed";

    private static final Duration NOTIFICATION_LIMIT = Duration.ofSeconds(2);
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(10);

    private final Transport transport;
    private final PeerWork work = new PeerWork();
    private final Watchdog watchdog = new Watchdog();
    private final OpenRequests open = new OpenRequests();
    private final Arrivals arrivals;
    private volatile @Nullable Failure interruption;
    private volatile @Nullable Opening opening;

    /**
     * A connection over a transport that is not open yet and that it owns from here.
     *
     * @param listener gets findings about messages; bytes are reported by the transport itself
     */
    public Connection(Transport transport, ConnectionPeer peer, WireListener listener, InstantSource clock) {
        this.transport = transport;
        this.arrivals = new Arrivals(peer, open, work, new ArrivalsDesk(), new Arrivals.Findings(listener, clock));
    }

    private final class ArrivalsDesk implements Arrivals.Desk {
        @Override
        public void reply(ObjectNode message) {
            write(new Transport.Outgoing(message, Map.of()), Deadline.in(REPLY_LIMIT));
        }

        @Override
        public void interrupt(Failure reason) {
            Connection.this.interrupt(reason);
        }
    }

    /**
     * Opens the transport.
     *
     * @param limit when it must have come about
     * @throws Failure unreachable; the reason of an interruption
     */
    public void open(Deadline limit) {
        Opening current = begun(limit);
        try {
            transport.open(new ConnectionInbox(this, open, arrivals), current);
        } finally {
            opening = null;
        }
    }

    /** An interruption that comes while a transport opens ends it, and so does one that came a moment before. */
    private Opening begun(Deadline limit) {
        Opening current = Opening.within(limit);
        opening = current;
        Failure ended = open.ended();
        Failure reason = ended == null ? interruption : ended;
        if (reason != null) {
            current.end(reason);
        }
        return current;
    }

    private void endOpening(Failure reason) {
        Opening current = opening;
        if (current != null) {
            current.end(reason);
        }
    }

    /** What the transport can. */
    public Transport.Traits traits() {
        return transport.traits();
    }

    /**
     * Sends a request under a new id.
     *
     * @param params the whole params, or null for none
     * @param headers for transports that carry headers
     * @param limit a write that the peer does not take in by then closes the transport
     * @throws Failure the reason the connection ended, if it has
     */
    public Pending send(String method, @Nullable ObjectNode params, Map<String, String> headers, Deadline limit) {
        return send(method, id -> params, headers, limit);
    }

    /** Makes the params of a request once its id is known. */
    public interface Params {
        /** The whole params for this id, or null for none. */
        @Nullable
        ObjectNode with(RequestId id);
    }

    /** As above, for params that mention the request's own id, such as a progress token. */
    public Pending send(String method, Params params, Map<String, String> headers, Deadline limit) {
        return send(method, params, headers, limit, Waiting.PERHAPS);
    }

    /**
     * As above for whoever calls {@link #await} next, and nothing else: the request may leave only then, on the thread that
     * waits.
     */
    public Pending sendToWait(String method, Params params, Map<String, String> headers, Deadline limit) {
        return send(method, params, headers, limit, Waiting.AT_ONCE);
    }

    /** What a sender does next. */
    private enum Waiting {
        AT_ONCE,
        PERHAPS
    }

    private Pending send(String method, Params params, Map<String, String> headers, Deadline limit, Waiting waiting) {
        Pending pending = open.register(method, limit);
        boolean sent = false;
        try {
            ObjectNode message = envelope(method);
            message.set("id", pending.id().json());
            ObjectNode body = params.with(pending.id());
            if (body != null) {
                message.set("params", body);
            }
            Transport.Outgoing outgoing = new Transport.Outgoing(message, headers);
            Runnable exchange = waiting == Waiting.AT_ONCE ? exchange(outgoing, limit) : null;
            if (exchange != null) {
                pending.runFirst(exchange);
            } else if (waiting == Waiting.PERHAPS) {
                write(outgoing, limit);
            }
            sent = true;
            return pending;
        } finally {
            if (!sent) {
                open.forget(pending);
            }
        }
    }

    /** Sends a notification. */
    public void tell(String method, @Nullable ObjectNode params, Map<String, String> headers) {
        ObjectNode message = envelope(method);
        if (params != null) {
            message.set("params", params);
        }
        write(new Transport.Outgoing(message, headers), Deadline.in(NOTIFICATION_LIMIT));
    }

    /** Waits for the answer; whatever comes for the request after a failure is ignored. */
    public Message.Answer await(Pending pending, Duration patience, Deadline limit) {
        try {
            Runnable exchange = pending.exchange();
            if (exchange != null) {
                new LentThread(transport, watchdog, pending, limit).make(exchange, patience);
            }
            return pending.await(patience, limit);
        } finally {
            open.forget(pending);
        }
    }

    /** Waits until one of two requests is {@link Pending#done}, or the deadline passes. */
    public void awaitEither(Pending one, Pending other, Deadline limit) {
        Pending.awaitEither(one, other, limit);
    }

    /** Stops waiting for a request; a late answer is only reported. */
    public void giveUp(Pending pending) {
        open.forget(pending);
        pending.discard();
    }

    /**
     * Waits for no answer, but fails like a request when the connection ends, the stream for unsolicited messages ends, or
     * the user interrupts; {@link #giveUp} ends it.
     *
     * @param what is waited for, for messages
     */
    public Pending vigil(String what) {
        return open.vigil(what);
    }

    /**
     * As {@link #vigil} for a pause between two requests: the end of the stream for unsolicited messages does not matter.
     *
     * @param what is waited for, for messages
     */
    public Pending pause(String what) {
        return open.pause(what);
    }

    /** Why it has ended, or null while it has not. */
    public @Nullable Failure ended() {
        return open.ended();
    }

    /** Whether it has ended, so that nothing can be sent any more. */
    public boolean isOver() {
        return open.ended() != null;
    }

    /** The request with this id whose answer nobody has seen yet, or null. */
    public @Nullable Pending pending(RequestId id) {
        return open.unheard(id);
    }

    /** The answer to this request is no longer wanted. */
    public void abandon(RequestId id) {
        transport.abandon(id);
    }

    /** Opens the stream for unsolicited messages where the transport has one. */
    public void openSideStream() {
        transport.openSideStream();
    }

    /** Opens it where it is not open, unless that is of no use; see {@link Transport#keepSideStream}. */
    public void keepSideStream() {
        transport.keepSideStream();
    }

    /**
     * Delivers in the older way from now on; see {@link Transport#fallBack}.
     *
     * @throws Failure unreachable; the reason of an interruption
     */
    public boolean fallBack(Deadline limit) {
        Opening current = begun(limit);
        try {
            return transport.fallBack(current);
        } finally {
            opening = null;
        }
    }

    /** The peer waits for us: the clocks of all open requests stand still until {@link #releaseAll}. */
    public void holdAll() {
        open.all().forEach(Pending::hold);
    }

    /** The peer was not the one who was slow: all open requests get their full time again. */
    public void releaseAll() {
        open.all().forEach(Pending::release);
    }

    /** Ends all waiting with this reason; the connection stays as it is. Used when the user interrupts. */
    public void interrupt(Failure reason) {
        interruption = reason;
        endOpening(reason);
        for (Pending pending : open.all()) {
            pending.fail(reason);
        }
    }

    /** As {@link #interrupt} for one request alone, where it is open; else for all. */
    public void interrupt(@Nullable RequestId request, Failure reason) {
        Pending pending = request == null ? null : open.with(request);
        if (pending == null) {
            interrupt(reason);
        } else {
            pending.fail(reason);
        }
    }

    /** The reason of the last {@link #interrupt}, or null; for work that goes on over several requests. */
    public @Nullable Failure interruption() {
        return interruption;
    }

    /** Closes the transport; every waiter fails. */
    public void close(Transport.Farewell farewell) {
        fail(Failure.of(Failure.Kind.SERVER_GONE, CLOSED, "the connection was closed"));
        transport.close(farewell);
        work.close();
        watchdog.close();
    }

    @Override
    public void close() {
        close(Transport.Farewell.ORDERLY);
    }

    private static ObjectNode envelope(String method) {
        return Json.object().put("jsonrpc", "2.0").put("method", method);
    }

    private void write(Transport.Outgoing message, Deadline limit) {
        Watchdog.Guard guard = watchdog.guard(limit, new Stuck(message.message()));
        try {
            transport.send(message);
        } catch (Failure failure) {
            throw reasonOr(failure);
        } finally {
            guard.close();
        }
    }

    /** What is left to be run of it, or null. */
    private @Nullable Runnable exchange(Transport.Outgoing request, Deadline limit) {
        if (!transport.traits().perRequestStreams()) {
            write(request, limit);
            return null;
        }
        try {
            return transport.exchange(request);
        } catch (Failure failure) {
            throw reasonOr(failure);
        }
    }

    private Failure reasonOr(Failure failure) {
        Failure reason = open.ended();
        return reason == null ? failure : reason;
    }

    private final class Stuck implements Runnable {
        private final ObjectNode message;

        Stuck(ObjectNode message) {
            this.message = message;
        }

        @Override
        public void run() {
            stuck(message);
        }
    }

    /** The peer does not read: whoever writes is blocked until the transport goes. */
    private void stuck(ObjectNode message) {
        String what = message.path("method").asText("an answer");
        fail(Failure.of(Failure.Kind.TIMED_OUT, "timeout", "the server did not read " + what + " in time"));
        transport.close(Transport.Farewell.AT_ONCE);
    }

    void failVigils(Failure reason) {
        List<Pending> vigils = open.vigils();
        work.afterNotifications(() -> {
            for (Pending vigil : vigils) {
                vigil.fail(reason);
            }
        });
    }

    /** The first reason counts; whoever waits learns it after the notifications that came before. */
    void fail(Failure latest) {
        Failure reason = open.end(latest);
        endOpening(reason);
        List<Pending> waiting = open.all();
        work.afterNotifications(() -> {
            for (Pending pending : waiting) {
                pending.fail(reason);
            }
        });
    }
}
