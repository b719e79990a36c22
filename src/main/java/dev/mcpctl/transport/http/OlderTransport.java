package dev.mcpctl.transport.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.transport.FrameLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * HTTP+SSE of 2024-11-05: one event stream carries all that the server says; its first event names the address that takes
 * our messages. The end of the stream is the end of the connection.
 */
final class OlderTransport implements Transport, EventReader.Target, Runnable {

    private static final int CHUNK = 16 << 10;
    private static final int LONGEST_ADDRESS = 8 << 10;
    private static final Traits TRAITS = new Traits(false, true);

    private final Courier courier;
    private final FrameLimits limits;
    private final Posts posts;
    private final Trip get;
    private volatile @Nullable Opening opening;
    private volatile @Nullable Delivery delivery;
    private volatile @Nullable HttpUrl address;
    private volatile @Nullable Failure gone;
    private volatile boolean closing;

    OlderTransport(Courier courier, FrameLimits limits) {
        this.courier = courier;
        this.limits = limits;
        this.posts = new Posts(courier);
        this.get = courier.get(Map.of());
    }

    @Override
    public void open(Inbox inbox, Opening waited) {
        courier.guardCredentials();
        delivery = new Delivery(inbox, courier.tap().tap());
        opening = waited;
        if (!courier.run(this)) {
            throw closed();
        }
        if (!waited.await()) {
            throw Failure.of(
                    Failure.Kind.UNREACHABLE,
                    NEVER_READY,
                    courier.endpoint().describe() + " sent no endpoint event in time: it was never ready");
        }
        Failure reason = gone;
        if (address == null && reason != null) {
            throw reason;
        }
    }

    private void ready() {
        Opening waited = opening;
        if (waited != null) {
            waited.ready();
        }
    }

    private Failure unreachable(String predicate) {
        return Failure.of(
                Failure.Kind.UNREACHABLE, "not_mcp", courier.endpoint().describe() + " " + predicate);
    }

    @Override
    public void run() {
        Failure reason;
        try (Response response = get.send()) {
            reason = read(response);
        } catch (IOException problem) {
            reason = courier.broken(get, problem, "the event stream");
        } catch (Failure failure) {
            reason = failure;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError mistake) {
            reason = Failure.bug(mistake);
        }
        gone = reason;
        boolean wasOpen = address != null;
        ready();
        Delivery receiver = delivery;
        if (wasOpen && !closing && receiver != null) {
            receiver.ended(reason);
        }
    }

    private Failure read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            return StatusFailure.of(courier.endpoint(), response, "an event stream", courier.refusal(get, response));
        }
        if (!Body.isEventStream(response)) {
            return unreachable(
                    "answered with '" + StatusFailure.bounded(Body.type(response)) + "' instead of an event stream");
        }
        EventReader reader = new EventReader(limits, this);
        byte[] chunk = new byte[CHUNK];
        try (InputStream bytes = response.body().byteStream()) {
            for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
                reader.feed(chunk, 0, count);
            }
        } finally {
            reader.end();
        }
        return address == null
                ? unreachable("ended its event stream before naming an endpoint")
                : Transport.lost(courier.endpoint().describe() + " ended its event stream");
    }

    @Override
    public void event(EventReader.Event event) {
        courier.tap().event(get.number(), event);
        Frame data = event.data();
        Delivery receiver = delivery;
        if (data == null || receiver == null) {
            return;
        }
        if (event.name().equals("endpoint")) {
            endpoint(data);
        } else if (event.name().equals("message")) {
            receiver.message(data, null, get.number());
        } else {
            data.close();
        }
    }

    @Override
    public void growing() {
        Delivery receiver = delivery;
        if (receiver != null) {
            receiver.arriving(null);
        }
    }

    /** A stranger's address must not get our messages, nor the credentials with them. */
    private void endpoint(Frame data) {
        String text = data instanceof Frame.Bytes bytes && bytes.size() <= LONGEST_ADDRESS ? bytes.text() : "";
        data.close();
        if (address != null) {
            courier.tap().tap().finding("second-endpoint", "the server named an endpoint again; ignored", "");
            return;
        }
        HttpUrl named = text.isEmpty() ? null : courier.url().resolve(text.strip());
        if (named == null) {
            throw unreachable("named an endpoint that is no URL");
        }
        if (!Redirect.sameOrigin(courier.url(), named)) {
            throw Failure.of(
                            Failure.Kind.PROTOCOL,
                            "foreign_endpoint",
                            courier.endpoint().describe() + " named an endpoint of another origin, "
                                    + Redirect.shown(named) + "; nothing was sent there")
                    .detail("endpoint", Redirect.shown(named));
        }
        address = named;
        ready();
    }

    @Override
    public void comment(String text) {
        courier.tap().line(get.number(), "comment", text);
    }

    @Override
    public void retry(long millis) {
        courier.tap().line(get.number(), "retry", Long.toString(millis));
    }

    @Override
    public void send(Outgoing message) {
        Failure reason = gone;
        HttpUrl to = address;
        if (closing || to == null || reason != null) {
            throw reason == null ? closed() : reason;
        }
        JsonNode method = message.message().path("method");
        RequestId id = RequestId.read(message.message().get("id"));
        Frame.Bytes body = Frame.Bytes.of(Json.compact(message.message()));
        Trip trip = courier.post(to, message.headers(), body);
        if (id == null || !method.isTextual()) {
            posts.send(trip, method.asText("an answer"), id != null);
        } else if (!courier.run(() -> request(trip, id, method.textValue()))) {
            throw closed();
        }
    }

    /** The answer comes in the event stream; here only the refusal does. */
    private void request(Trip trip, RequestId id, String method) {
        Failure failure = null;
        try (Response response = trip.send()) {
            if (!response.isSuccessful()) {
                failure = StatusFailure.of(courier.endpoint(), response, method, courier.refusal(trip, response));
            }
        } catch (IOException problem) {
            failure = courier.broken(trip, problem, method);
        } catch (Failure refused) {
            failure = refused;
        }
        Delivery receiver = delivery;
        if (failure != null && receiver != null && !closing) {
            receiver.failed(id, failure);
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
        if (farewell == Farewell.ORDERLY) {
            courier.tap().settle(get.number());
        }
        get.cancel();
        posts.cancel();
        courier.tap().settle(0);
        courier.close();
    }

    private Failure closed() {
        return Transport.closed(courier.endpoint().describe());
    }
}
