package dev.mcpctl.transport.http;

import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Tap;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Visits one server, one exchange after the other. */
public final class Visits {

    private final Endpoint.Http endpoint;
    private final Duration limit;
    private final HttpTap tap;

    /**
     * Visits to a server.
     *
     * @param limit for one exchange
     * @param tap sees all of them as exchanges of one connection
     */
    public Visits(Endpoint.Http endpoint, Duration limit, Tap tap) {
        this.endpoint = endpoint;
        this.limit = limit;
        this.tap = new HttpTap(tap, Courier.secretHeaders(endpoint));
    }

    /** Posts a JSON message with all headers of the endpoint. */
    public Visit post(String message, Map<String, String> headers) {
        Request.Builder request = new Request.Builder()
                .url(endpoint.url().toString())
                .post(RequestBody.create(message, MediaType.get("application/json")))
                .header("Accept", "application/json, text/event-stream");
        headers.forEach(request::header);
        endpoint.headers().forEach((name, value) -> request.header(name, value.reveal()));
        return Visit.of(endpoint, new Visit.Errand(request, message, limit), tap);
    }

    /** Gets a public document on the same network; headers of the endpoint stay at home. */
    public Visit get(URI document) {
        Endpoint.Http there = new Endpoint.Http(document, Map.of(), endpoint.way(), endpoint.network(), null);
        Request.Builder request = new Request.Builder().url(document.toString()).header("Accept", "application/json");
        return Visit.of(there, new Visit.Errand(request, null, limit), tap);
    }
}
