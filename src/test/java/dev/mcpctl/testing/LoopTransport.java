package dev.mcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A transport without a wire: what is sent waits in a queue for the test, or goes to a server on a thread of its own, and
 * the test says what arrives. Deliveries are serialized, as transports promise.
 */
public final class LoopTransport implements Transport {

    /** The other side. Called in order on one thread. */
    @FunctionalInterface
    public interface Server {
        /** Takes one message; answers go to {@link LoopTransport#deliver}. */
        void received(JsonNode message, LoopTransport wire);
    }

    private static final long PATIENCE_SECONDS = 60;

    private final Traits traits;
    private final BlockingQueue<Outgoing> outbox = new LinkedBlockingQueue<>();
    private final List<Outgoing> sent = new CopyOnWriteArrayList<>();
    private final List<RequestId> abandoned = new CopyOnWriteArrayList<>();
    private final List<Farewell> farewells = new CopyOnWriteArrayList<>();
    private final Object delivery = new Object();
    private Inbox inbox = new Nobody();
    private boolean reading = true;
    private boolean closed;

    public LoopTransport() {
        this(new Traits(false, false));
    }

    public LoopTransport(Traits traits) {
        this.traits = traits;
    }

    /** A wire with a server behind it. */
    public static LoopTransport to(Server server) {
        return new LoopTransport().serve(server);
    }

    /** Puts a server behind it, which takes what {@link #next} would give. */
    public LoopTransport serve(Server server) {
        Thread thread = new Thread(() -> serving(server), "test-server");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void serving(Server server) {
        try {
            while (true) {
                server.received(copy(outbox.take()), this);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode copy(Outgoing message) {
        return Json.parse(Json.compact(message.message()));
    }

    /** The stream for unsolicited messages ends, and nothing else. */
    public void endSideStream(Failure reason) {
        synchronized (delivery) {
            inbox.sideStreamEnded(reason);
        }
    }

    @Override
    public void open(Inbox receiver, Opening opening) {
        inbox = receiver;
    }

    @Override
    public void send(Outgoing message) {
        awaitReader();
        sent.add(message);
        outbox.add(message);
    }

    private synchronized void awaitReader() {
        try {
            while (!reading && !closed) {
                wait();
            }
        } catch (InterruptedException interruption) {
            throw new AssertionError("interrupted while a write was blocked", interruption);
        }
        if (closed) {
            throw Failure.of(Failure.Kind.SERVER_GONE, "wire_closed", "the wire is closed");
        }
    }

    /** From here on writes block until the transport is closed. */
    public synchronized void stopReading() {
        reading = false;
    }

    /** The next message that was sent. */
    public JsonNode next() {
        return copy(nextOutgoing());
    }

    /** The next message that was sent, with its headers. */
    public Outgoing nextOutgoing() {
        try {
            Outgoing next = outbox.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing more was sent; so far: " + lines());
            }
            return next;
        } catch (InterruptedException interruption) {
            throw new AssertionError("interrupted while waiting for a message", interruption);
        }
    }

    /** Lets this text arrive; single quotation marks stand for double ones. */
    public void deliver(String json) {
        deliver(Frame.Bytes.of(json.replace('\'', '"')));
    }

    /** Lets a message arrive in the exchange of one request, as over HTTP. */
    public void deliverDuring(RequestId request, String json) {
        synchronized (delivery) {
            inbox.received(Frame.Bytes.of(json.replace('\'', '"')), new Origin(request, 0, false));
        }
    }

    /** Lets this frame arrive. */
    public void deliver(Frame frame) {
        synchronized (delivery) {
            inbox.received(frame);
        }
    }

    /** Answers a request with a result; single quotation marks stand for double ones. */
    public void answer(JsonNode request, String result) {
        deliver("{'jsonrpc':'2.0','id':" + Json.compact(request.path("id")) + ",'result':" + result + "}");
    }

    /** Answers a request with an error. */
    public void refuse(JsonNode request, int code, String message) {
        deliver("{'jsonrpc':'2.0','id':" + Json.compact(request.path("id")) + ",'error':{'code':" + code
                + ",'message':'" + message + "'}}");
    }

    /** The peer goes away. */
    public void vanish(String code, String message) {
        synchronized (delivery) {
            inbox.closed(Failure.of(Failure.Kind.SERVER_GONE, code, message));
        }
    }

    /** All that was sent so far. */
    public List<JsonNode> sent() {
        List<JsonNode> messages = new ArrayList<>();
        sent.forEach(message -> messages.add(copy(message)));
        return messages;
    }

    /** The same as text, for comparisons and for failing tests. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        sent.forEach(message -> lines.add(Json.compact(message.message())));
        return lines;
    }

    /** Waits until a message with this method was sent. */
    public JsonNode awaitSent(String method) {
        Waiting.until(() -> methods().contains(method));
        return sent().get(methods().indexOf(method));
    }

    /** The headers that the first message with this method was sent with. */
    public Map<String, String> headers(String method) {
        return sent.stream()
                .filter(message -> message.message().path("method").asText("").equals(method))
                .findFirst()
                .orElseThrow()
                .headers();
    }

    /** The methods that were sent, in order; answers count as {@code answer}. */
    public List<String> methods() {
        List<String> methods = new ArrayList<>();
        sent.forEach(message -> methods.add(message.message().path("method").asText("answer")));
        return methods;
    }

    public List<RequestId> abandoned() {
        return abandoned;
    }

    public List<Farewell> farewells() {
        return farewells;
    }

    @Override
    public void abandon(RequestId id) {
        abandoned.add(id);
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public synchronized void close(Farewell farewell) {
        farewells.add(farewell);
        closed = true;
        notifyAll();
    }

    /** An object from text with single quotation marks. */
    public static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"'));
    }

    private static final class Nobody implements Inbox {
        @Override
        public void received(Frame frame) {
            throw new AssertionError("a frame arrived before the transport was opened");
        }

        @Override
        public void failed(RequestId request, Failure reason) {
            throw new AssertionError("a request failed before the transport was opened", reason);
        }

        @Override
        public boolean awaits(RequestId request) {
            return false;
        }

        @Override
        public void closed(Failure reason) {
            throw new AssertionError("the transport ended before it was opened", reason);
        }
    }
}
