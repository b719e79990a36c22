package dev.mcpctl.serve.proxy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.serve.fault.FaultPlan;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.TransportOptions;
import dev.mcpctl.transport.http.HttpPassage;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** HTTP on both sides: what a host asks goes to the server as it is, and so does the answer back. Thread-safe. */
public final class HttpProxy implements AutoCloseable {

    private final HttpPassage passage;
    private final HttpFront front;
    private final URI url;

    private HttpProxy(HttpPassage passage, HttpFront front, URI url) {
        this.passage = passage;
        this.front = front;
        this.url = url;
    }

    /**
     * Where to listen, and what goes wrong there.
     *
     * @param port 0 takes a free one
     * @param faults null when nothing does
     */
    public record Place(String host, int port, @Nullable FaultPlan faults) {}

    /**
     * Listens from now on.
     *
     * @param problems told a sentence each time the server cannot be reached
     * @throws Failure usage, when the address cannot be had or a certificate not be used
     */
    public static HttpProxy start(
            Endpoint.Http endpoint, TransportOptions options, Place place, Consumer<String> problems) {
        HttpPassage passage = new HttpPassage(endpoint, options);
        Exchanges passed = new PassedExchanges(passage, problems);
        FaultPlan faults = place.faults();
        try {
            HttpFront front = HttpFront.start(
                    faults == null ? passed : new FaultyExchanges(passed, faults), place.host(), place.port());
            return new HttpProxy(passage, front, url(front, endpoint));
        } catch (Failure taken) {
            passage.close();
            throw taken;
        }
    }

    private static URI url(HttpFront front, Endpoint.Http endpoint) {
        String path = endpoint.url().getRawPath();
        return URI.create("http://" + front.authority() + (path == null || path.isEmpty() ? "/" : path));
    }

    /** What a host has to be given; its path is the server's. */
    public URI url() {
        return url;
    }

    /** Ends all that is under way. Idempotent. */
    @Override
    public void close() {
        front.close();
        passage.close();
    }
}
