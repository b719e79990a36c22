package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.serve.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server behind a bridge, and who waits for what from it. Thread-safe. */
final class ServerLine implements Transport.Inbox, AutoCloseable {

    /** For what is asked to be answered after the host has gone. */
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** For a server on HTTP+SSE to say where messages go; others are open at once. */
    private static final Duration START = Duration.ofSeconds(10);

    private static final String HANDSHAKE = "initialize";

    private final Transport transport;
    private final Peer unsolicited;
    private final Consumer<Failure> over;
    private final SeenTools tools;
    private final RequestHeaders headers;
    private final Routes routes = new Routes();
    private volatile @Nullable String agreed;
    private volatile @Nullable Failure gone;
    private volatile boolean listening;

    /**
     * A line that is not open yet.
     *
     * @param unsolicited takes what belongs to no request
     * @param over told when the server has gone by itself
     */
    ServerLine(Transport transport, Peer unsolicited, Consumer<Failure> over, SeenTools tools) {
        this.transport = transport;
        this.unsolicited = unsolicited;
        this.over = over;
        this.tools = tools;
        this.headers = new RequestHeaders(tools);
    }

    void open() {
        transport.open(this, Opening.within(Deadline.in(START)));
    }

    /** Whether the server has gone. */
    boolean isOver() {
        return gone != null;
    }

    /** Passes a request on; the rest of the work waits for its end. */
    Runnable ask(OpenRequest request) {
        routes.add(request);
        send(request);
        return () -> {
            request.await();
            if (request.failure() != null && mayFallBack(request)) {
                OpenRequest again = new OpenRequest(request.inner(), request.outgoing(), request.replies());
                ask(again).run();
                return;
            }
            Failure failure = request.failure();
            if (failure != null) {
                request.replies().send(Errors.of(request.outer(), failure));
            }
        };
    }

    private void send(OpenRequest request) {
        try {
            if (listening) {
                transport.keepSideStream();
            }
            say(request.outgoing());
        } catch (Failure failure) {
            routes.remove(request.inner());
            request.end(failure);
        }
    }

    /** Specification, Transports, Backwards compatibility: the older transport where the handshake is not taken. */
    private boolean mayFallBack(OpenRequest request) {
        Failure failure = request.failure();
        if (!request.method().equals(HANDSHAKE)
                || failure == null
                || failure.kind() == Failure.Kind.UNAUTHORIZED
                || gone != null) {
            return false;
        }
        try {
            return transport.fallBack(Opening.within(Deadline.in(START)));
        } catch (Failure noOlderOne) {
            return false;
        }
    }

    /** Passes on what gets no answer. */
    void tell(ObjectNode message) {
        say(message);
        if (message.path("method").asText("").equals("notifications/initialized")) {
            transport.openSideStream();
            listening = true;
        }
    }

    private void say(ObjectNode message) {
        transport.send(new Transport.Outgoing(message, headers.of(message, agreed)));
    }

    /** The host no longer wants the answer. */
    void cancel(OpenRequest request) {
        if (routes.remove(request.inner()) == null) {
            return;
        }
        request.end(null);
        if (request.isStateless() && transport.traits().perRequestStreams()) {
            transport.abandon(request.inner());
            return;
        }
        ObjectNode message = Json.object().put("jsonrpc", "2.0").put("method", "notifications/cancelled");
        message.putObject("params").set("requestId", request.inner().json());
        say(message);
    }

    @Override
    public void received(Frame frame) {
        JsonNode heard = read(frame);
        if (heard instanceof ObjectNode message) {
            route(message);
        } else if (heard != null) {
            for (JsonNode each : heard) {
                if (each instanceof ObjectNode message) {
                    route(message);
                }
            }
        }
    }

    private @Nullable JsonNode read(Frame frame) {
        try (frame;
                InputStream bytes = frame.open(0, frame.size())) {
            if (frame.truncated()) {
                routes.failAll(Failure.protocol("the server sent a message longer than --max-message allows"));
                return null;
            }
            return Json.tolerant(bytes.readAllBytes());
        } catch (JsonProblem | UncheckedIOException | IOException noMessage) {
            return null;
        }
    }

    private void route(ObjectNode message) {
        if (message.has("method")) {
            OpenRequest request = routes.of(message);
            if (request == null) {
                unsolicited.send(message);
            } else {
                request.replies().send(request.incoming(message));
            }
            return;
        }
        RequestId id = RequestId.read(message.get("id"));
        OpenRequest request = id == null ? null : routes.remove(id);
        if (request == null) {
            return;
        }
        JsonNode result = message.path("result");
        if (request.method().equals(HANDSHAKE)) {
            agreed = result.path("protocolVersion").textValue();
        }
        tools.learn(result);
        request.replies().send(request.incoming(message));
        request.end(null);
    }

    @Override
    public void failed(RequestId id, Failure reason) {
        OpenRequest request = routes.remove(id);
        if (request != null) {
            request.end(reason);
        }
        if (reason.code().equals(Transport.SESSION_EXPIRED)) {
            closed(reason);
        }
    }

    @Override
    public boolean awaits(RequestId id) {
        return routes.has(id);
    }

    @Override
    public void closed(Failure reason) {
        gone = reason;
        routes.failAll(reason);
        over.accept(reason);
    }

    /** Leaves a moment for what is asked, then ends the server or what connects us to it. */
    @Override
    public void close() {
        routes.awaitNone(REST_NANOS);
        transport.close();
        for (OpenRequest each : routes.clear()) {
            each.end(Failure.of(
                    Failure.Kind.SERVER_GONE, "connection_closed", "the connection to the server was closed"));
        }
    }
}
