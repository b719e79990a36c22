package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs answers with requests and hands what the peer says by itself to the layer above. Thread-safe; no callback runs on
 * a transport's thread or under a lock.
 */
public final class Connection implements AutoCloseable {

    /** The layer above. */
    public interface Peer {
        /**
         * The peer asks something. Runs on a thread of its own for requests, one at a time.
         *
         * @return the result to send; null when the request must not be answered
         * @throws Failure sent as an error: a detail {@code rpc_code} gives its code, otherwise -32603
         */
        @Nullable JsonNode request(Message.Request request);

        /** The peer says something. One at a time, in order, and before answers that came after it are seen. */
        void notification(Message.Notification notification);
    }

    private final Transport transport;
    private final Peer peer;
    private final WireListener listener;
    private final InstantSource clock;
    private final PeerWork work = new PeerWork();
    private final Watchdog watchdog = new Watchdog();
    private final Map<RequestId, Pending> open = new HashMap<>();
    private long lastId;
    private @Nullable Failure ended;

    /**
     * A connection over a transport that is not open yet and that it owns from here.
     *
     * @param listener gets findings about messages; bytes are reported by the transport itself
     */
    public Connection(Transport transport, Peer peer, WireListener listener, InstantSource clock) {
        this.transport = transport;
        this.peer = peer;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Opens the transport.
     *
     * @throws Failure unreachable
     */
    public void open() {
        transport.open(new Transport.Inbox() {
            @Override
            public void received(Frame frame) {
                Connection.this.received(frame);
            }

            @Override
            public void closed(Failure reason) {
                fail(reason);
            }
        });
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
        @Nullable ObjectNode with(RequestId id);
    }

    /** As above, for params that mention the request's own id, such as a progress token. */
    public Pending send(String method, Params params, Map<String, String> headers, Deadline limit) {
        Pending pending = register(method);
        ObjectNode message = envelope(method);
        message.set("id", pending.id().json());
        ObjectNode body = params.with(pending.id());
        if (body != null) {
            message.set("params", body);
        }
        try {
            write(new Transport.Outgoing(message, headers), limit);
        } catch (Failure failure) {
            forget(pending);
            throw failure;
        }
        return pending;
    }

    /** Sends a notification. */
    public void tell(String method, @Nullable ObjectNode params, Map<String, String> headers) {
        ObjectNode message = envelope(method);
        if (params != null) {
            message.set("params", params);
        }
        write(new Transport.Outgoing(message, headers), Deadline.in(Duration.ofSeconds(2)));
    }

    /** Waits for the answer; whatever comes for the request after a failure is ignored. */
    public Message.Answer await(Pending pending, Duration patience, Deadline limit) {
        try {
            return pending.await(patience, limit);
        } finally {
            forget(pending);
        }
    }

    /** Waits until one of two requests is {@link Pending#done}, or the deadline passes. */
    public void awaitEither(Pending one, Pending other, Deadline limit) {
        Pending.awaitEither(one, other, limit);
    }

    /** Stops waiting for a request; a late answer is only reported. */
    public void giveUp(Pending pending) {
        forget(pending);
    }

    /** The open request with this id, or null. */
    public synchronized @Nullable Pending pending(RequestId id) {
        return open.get(id);
    }

    /** The answer to this request is no longer wanted. */
    public void abandon(RequestId id) {
        transport.abandon(id);
    }

    /** Opens the stream for unsolicited messages where the transport has one. */
    public void openSideStream() {
        transport.openSideStream();
    }

    /** The peer was not the one who was slow: all open requests get their full time again. */
    public void extendAll() {
        for (Pending pending : snapshot()) {
            pending.extend();
        }
    }

    /** Ends all waiting with this reason; the connection stays as it is. Used when the user interrupts. */
    public void interrupt(Failure reason) {
        for (Pending pending : snapshot()) {
            pending.fail(reason);
        }
    }

    /** Closes the transport; every waiter fails. */
    public void close(Transport.Farewell farewell) {
        synchronized (this) {
            if (ended == null) {
                ended = Failure.of(Failure.Kind.SERVER_GONE, "closed", "the connection was closed");
            }
        }
        transport.close(farewell);
        fail(Failure.of(Failure.Kind.SERVER_GONE, "closed", "the connection was closed"));
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

    private synchronized Pending register(String method) {
        if (ended != null) {
            throw ended;
        }
        Pending pending = new Pending(RequestId.of(++lastId), method);
        open.put(pending.id(), pending);
        return pending;
    }

    private synchronized void forget(Pending pending) {
        open.remove(pending.id());
    }

    private synchronized List<Pending> snapshot() {
        return new ArrayList<>(open.values());
    }

    private void write(Transport.Outgoing message, Deadline limit) {
        Watchdog.Guard guard = watchdog.guard(limit, () -> transport.close(Transport.Farewell.AT_ONCE));
        try {
            transport.send(message);
        } finally {
            guard.close();
        }
    }

    private void fail(Failure reason) {
        List<Pending> waiting;
        synchronized (this) {
            if (ended == null) {
                ended = reason;
            }
            waiting = new ArrayList<>(open.values());
        }
        work.afterNotifications(() -> {
            for (Pending pending : waiting) {
                pending.fail(reason);
            }
        });
    }

    private void received(Frame frame) {
        boolean kept = false;
        for (MessageReader.Found found : MessageReader.read(frame)) {
            kept |= found instanceof MessageReader.Proper proper
                    ? dispatch(proper.message())
                    : malformed((MessageReader.Malformed) found, frame);
        }
        if (!kept) {
            frame.close();
        }
    }

    /** Returns whether somebody still needs the frame. */
    private boolean dispatch(Message message) {
        if (message instanceof Message.Result result) {
            return answered(result.id(), result);
        }
        if (message instanceof Message.ErrorReply error) {
            return error.id() == null ? refusedWithoutId(error) : answered(error.id(), error);
        }
        if (message instanceof Message.Notification notification) {
            work.notification(() -> peer.notification(notification));
        } else if (message instanceof Message.Request request) {
            work.request(() -> answer(request));
        }
        return true;
    }

    private boolean answered(RequestId id, Message.Answer answer) {
        Pending pending = pending(id);
        if (pending == null) {
            unexpected(id);
            return false;
        }
        forget(pending);
        work.afterNotifications(() -> pending.complete(answer));
        return true;
    }

    /** Schema 2025-11-25 and later: an error may lack its id when the server could not read the request. */
    private boolean refusedWithoutId(Message.ErrorReply error) {
        Pending only = onlyOpen();
        if (only == null) {
            report("error-without-id", "an error without an id while no single request was open", error.error().message());
            return false;
        }
        report("error-without-id", "an error without an id, taken as the answer to request " + only.id(), "");
        forget(only);
        work.afterNotifications(() -> only.complete(error));
        return true;
    }

    private void unexpected(RequestId id) {
        if (wasUsed(id)) {
            report("unexpected-answer", "an answer to request " + id + ", which is not open any more", "");
            return;
        }
        String problem = "an answer with id " + id + ", which was never sent";
        report("unknown-id", problem, "");
        Pending only = onlyOpen();
        if (only != null) {
            only.fail(Failure.protocol("the server answered " + only.method() + " with id " + id + "; sent was " + only.id())
                    .detail("method", only.method()));
        }
    }

    private synchronized boolean wasUsed(RequestId id) {
        return id instanceof RequestId.Numeric numeric
                && numeric.value().signum() > 0
                && numeric.value().compareTo(java.math.BigInteger.valueOf(lastId)) <= 0;
    }

    private synchronized @Nullable Pending onlyOpen() {
        return open.size() == 1 ? open.values().iterator().next() : null;
    }

    private boolean malformed(MessageReader.Malformed malformed, Frame frame) {
        report(malformed.rule(), malformed.problem(), excerpt(frame));
        Pending target = malformed.id() == null ? null : pending(malformed.id());
        if (target == null && malformed.rule().equals("message-too-large")) {
            target = onlyOpen();
        }
        if (target != null) {
            target.fail(broken(malformed, target));
        }
        return false;
    }

    private static Failure broken(MessageReader.Malformed malformed, Pending target) {
        if (!malformed.rule().equals("message-too-large")) {
            return Failure.protocol("the server answered " + target.method() + " with " + malformed.problem());
        }
        return Failure.of(
                        Failure.Kind.PROTOCOL,
                        "message_too_large",
                        "the answer to " + target.method() + " is longer than --max-message allows")
                .hint("write it to a file with -O FILE, or raise --max-message");
    }

    private static String excerpt(Frame frame) {
        return frame instanceof Frame.Bytes bytes ? bytes.text().substring(0, Math.min(200, bytes.text().length())) : "";
    }

    private void report(String rule, String problem, String excerpt) {
        listener.on(new WireEvent.Finding(clock.instant(), rule, problem, excerpt));
    }

    private void answer(Message.Request request) {
        ObjectNode reply = Json.object().put("jsonrpc", "2.0");
        reply.set("id", request.id().json());
        try {
            JsonNode result = peer.request(request);
            if (result == null) {
                return;
            }
            reply.set("result", result);
        } catch (Failure failure) {
            Object code = failure.details().get("rpc_code");
            reply.putObject("error")
                    .put("code", code instanceof Integer number ? (int) number : -32603)
                    .put("message", failure.message());
        }
        try {
            write(new Transport.Outgoing(reply, Map.of()), Deadline.in(Duration.ofSeconds(10)));
        } catch (Failure gone) {
            // The waiters learn from the transport why it ended; nobody waits for this reply.
            report("reply-not-sent", "an answer to the server's request " + request.method() + " could not be sent", "");
        }
    }
}
