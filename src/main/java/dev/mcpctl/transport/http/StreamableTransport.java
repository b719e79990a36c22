package dev.mcpctl.transport.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.FrameLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Streamable HTTP: each message is a POST of its own, and its answer comes as JSON or as a stream of events. What servers
 * with a handshake add, a session, a stream for unsolicited messages and streams that can be resumed, is used when a
 * handshake was sent.
 */
final class StreamableTransport implements Transport {

    /** The method whose answer opens a session, by the delivery rules of the revisions that have sessions. */
    private static final String HANDSHAKE = "initialize";

    private static final long FAREWELL_MILLIS = 2_000;
    private static final Traits TRAITS = new Traits(true, true);

    /** A stream that was given up had its attempts already, so that this bounds only what many quick calls may cause. */
    private static final Duration SIDE_PAUSE = Duration.ofSeconds(2);

    private final Courier courier;
    private final FrameLimits limits;
    private final Duration sidePause;
    private final HttpSession session;
    private final Map<RequestId, Exchange> open = new ConcurrentHashMap<>();
    private final Posts posts;
    private volatile @Nullable Delivery delivery;
    private volatile @Nullable SideStream side;
    private volatile Map<String, String> lastHeaders = Map.of();
    private volatile boolean closing;

    StreamableTransport(Courier courier, FrameLimits limits) {
        this(courier, limits, SIDE_PAUSE);
    }

    /**
     * A transport.
     *
     * @param sidePause between the end of a stream for unsolicited messages and the next one, unless somebody insists
     */
    StreamableTransport(Courier courier, FrameLimits limits, Duration sidePause) {
        this.sidePause = sidePause;
        this.courier = courier;
        this.limits = limits;
        this.session = new HttpSession(courier.tap().tap());
        this.posts = new Posts(courier);
    }

    @Override
    public void open(Inbox inbox, Opening opening) {
        courier.guardCredentials();
        delivery = new Delivery(inbox, courier.tap().tap());
    }

    Courier courier() {
        return courier;
    }

    HttpSession session() {
        return session;
    }

    FrameLimits limits() {
        return limits;
    }

    Delivery delivery() {
        Delivery current = delivery;
        if (current == null) {
            throw closed();
        }
        return current;
    }

    EventStream stream(@Nullable RequestId request) {
        return new EventStream(delivery(), limits, courier.tap(), request);
    }

    void note(String rule, String problem) {
        courier.tap().tap().finding(rule, problem, "");
    }

    Trip post(Map<String, String> headers, @Nullable Secret known, Frame.Bytes body) {
        return courier.post(courier.url(), with(headers, known), body);
    }

    Trip get(Map<String, String> headers, @Nullable Secret known) {
        return courier.get(with(headers, known));
    }

    private static Map<String, String> with(Map<String, String> headers, @Nullable Secret known) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        HttpSession.put(known, all);
        return all;
    }

    @Override
    public void send(Outgoing message) {
        JsonNode method = message.message().path("method");
        RequestId id = RequestId.read(message.message().get("id"));
        if (id == null || !method.isTextual()) {
            Frame.Bytes body = body(message);
            posts.send(post(message.headers(), session.id(), body), method.asText("an answer"), id != null);
            return;
        }
        Exchange exchange = exchange(id, method.textValue(), message, Exchange.Runner.OWN);
        if (!courier.run(exchange)) {
            open.remove(id);
            throw closed();
        }
    }

    @Override
    public @Nullable Runnable exchange(Outgoing request) {
        RequestId id = RequestId.read(request.message().get("id"));
        JsonNode method = request.message().path("method");
        if (id == null || !method.isTextual()) {
            throw new IllegalArgumentException("only a request has an exchange");
        }
        return exchange(id, method.textValue(), request, Exchange.Runner.LENT);
    }

    private Exchange exchange(RequestId id, String method, Outgoing request, Exchange.Runner runner) {
        Exchange.Outgoing outgoing =
                new Exchange.Outgoing(method, request.headers(), body(request), method.equals(HANDSHAKE));
        Exchange exchange = new Exchange(this, id, outgoing, runner);
        open.put(id, exchange);
        if (closing) {
            exchange.cancel();
        }
        return exchange;
    }

    private Frame.Bytes body(Outgoing message) {
        Delivery receiver = delivery();
        Frame.Bytes body = Frame.Bytes.of(Json.compact(message.message()));
        lastHeaders = message.headers();
        if (closing || receiver.isClosed()) {
            throw closed();
        }
        return body;
    }

    /** An exchange has ended. */
    void over(RequestId id, Exchange exchange) {
        open.remove(id, exchange);
    }

    @Override
    public void abandon(RequestId id) {
        Exchange exchange = open.get(id);
        if (exchange != null) {
            exchange.cancel();
        }
    }

    /** Waits a moment for the server to take it, so that what is sent next finds the stream open. */
    @Override
    public synchronized void openSideStream() {
        Secret known = session.id();
        SideStream old = side;
        if (old == null || !old.belongsTo(known) || old.isOver()) {
            replace(old, known);
        }
    }

    @Override
    public synchronized void keepSideStream() {
        Secret known = session.id();
        SideStream old = side;
        if (old == null || !old.belongsTo(known) || old.mayBeTriedAgain(sidePause)) {
            replace(old, known);
        }
    }

    private void replace(@Nullable SideStream old, @Nullable Secret known) {
        if (!session.handshaken() || closing) {
            return;
        }
        if (old != null) {
            old.stop();
        }
        SideStream stream = new SideStream(this, lastHeaders, known);
        side = stream;
        if (courier.run(stream)) {
            stream.awaitOpen();
        }
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public void close(Farewell farewell) {
        closing = true;
        Delivery receiver = delivery;
        if (receiver != null) {
            receiver.close();
        }
        SideStream stream = side;
        if (stream != null) {
            stream.stop();
        }
        if (farewell == Farewell.ORDERLY) {
            courier.tap().settle(0);
        }
        List<Exchange> exchanges = new ArrayList<>(open.values());
        for (Exchange exchange : exchanges) {
            exchange.cancel();
        }
        if (farewell == Farewell.ORDERLY) {
            endSession();
        }
        courier.tap().settle(0);
        courier.close();
    }

    /** Specification 2025-11-25: a client that needs its session no more says so; whatever the server answers is fine. */
    private void endSession() {
        Secret known = session.id();
        session.expired(known);
        if (known == null) {
            return;
        }
        Trip trip = courier.delete(with(lastHeaders, known));
        Posts.Wait wait = new Posts.Wait();
        boolean started = courier.run(() -> {
            try (Response response = trip.send()) {
                wait.done(null, response.code());
            } catch (IOException | Failure gone) {
                wait.done(null, 0);
            }
        });
        if (started && !wait.await(FAREWELL_MILLIS)) {
            trip.cancel();
        }
    }

    private Failure closed() {
        return Transport.closed(courier.endpoint().describe());
    }
}
