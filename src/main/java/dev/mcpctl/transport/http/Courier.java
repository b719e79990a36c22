package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Prepares HTTP requests to one endpoint and gives them threads. Thread-safe; owns the client. */
final class Courier {

    static final String ACCEPT_BOTH = "application/json, text/event-stream";
    static final String ACCEPT_STREAM = "text/event-stream";

    private final Endpoint.Http endpoint;
    private final OkHttpClient client;
    private final HttpTap tap;
    private final HttpUrl url;

    Courier(Endpoint.Http endpoint, HttpTap tap) {
        this.endpoint = endpoint;
        this.tap = tap;
        HttpUrl target = HttpUrl.get(endpoint.url());
        if (target == null) {
            throw Failure.usage("'" + endpoint.describe() + "' is no HTTP URL");
        }
        this.url = target;
        this.client = HttpClients.create(endpoint);
    }

    /** Names of the user's headers, in lower case: their values are secrets. */
    static Set<String> secretHeaders(Endpoint.Http endpoint) {
        Set<String> names = new HashSet<>();
        for (String name : endpoint.headers().keySet()) {
            names.add(name.toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** Where the endpoint is. */
    HttpUrl url() {
        return url;
    }

    HttpTap tap() {
        return tap;
    }

    Endpoint.Http endpoint() {
        return endpoint;
    }

    /**
     * Refuses to send what may be a credential where everybody on the way can read it.
     *
     * @throws Failure not answered, naming the way out
     */
    void guardCredentials() {
        guardCredentials(endpoint, url);
    }

    /** The same for an exchange that no courier makes. */
    static void guardCredentials(Endpoint.Http endpoint, HttpUrl url) {
        boolean open =
                url.scheme().equals("http") && endpoint.network().unixSocket() == null && !isLoopback(url.host());
        if (open && !endpoint.headers().isEmpty() && !endpoint.network().allowHttp()) {
            throw Failure.of(
                            Failure.Kind.NOT_ANSWERED,
                            "cleartext_credentials",
                            "headers of yours would go to '" + url.host()
                                    + "' over plain http, where others can read them")
                    .hint("use https, or accept it with --allow-http " + url.host());
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException unknown) {
            return false;
        }
    }

    /** A GET of an event stream. */
    Trip get(Map<String, String> headers) {
        return trip("GET", url, ACCEPT_STREAM, headers, null);
    }

    /** A POST of a message. */
    Trip post(HttpUrl to, Map<String, String> headers, Frame.Bytes body) {
        return trip("POST", to, ACCEPT_BOTH, headers, body);
    }

    /** A DELETE of what the headers name. */
    Trip delete(Map<String, String> headers) {
        return trip("DELETE", url, "*/*", headers, null);
    }

    /** What the user said counts more than what we say. */
    private Trip trip(
            String method, HttpUrl to, String accept, Map<String, String> headers, Frame.@Nullable Bytes body) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Accept", accept);
        all.put("User-Agent", "mcpctl");
        all.putAll(headers);
        for (Map.Entry<String, Secret> header : endpoint.headers().entrySet()) {
            all.put(header.getKey(), header.getValue().reveal());
        }
        return new Trip(client, tap, new Trip.Message(method, to, all, body));
    }

    /** Runs the work on a daemon thread; returns false when the courier is closed. */
    boolean run(Runnable work) {
        try {
            client.dispatcher().executorService().execute(work);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    /** The failure for an exchange that broke. */
    Failure broken(Trip trip, IOException problem, String what) {
        if (!trip.sent()
                || problem instanceof SSLHandshakeException
                || problem instanceof ProxyCredentials.ProxyRefusal) {
            return ConnectFailure.of(endpoint, problem);
        }
        Failure lost = Transport.lost("the connection to " + endpoint.describe() + " broke before the answer to " + what
                        + " was complete")
                .detail("problem", String.valueOf(problem.getMessage()));
        return tap.answeredOnce() ? lost : lost.hint(ConnectFailure.lostHint(endpoint));
    }

    /** The body that says why something was refused, which the trace shows too. */
    Frame.Bytes refusal(Trip trip, Response response) {
        Frame.Bytes body = Body.ofError(response);
        tellBody(trip, body);
        return body;
    }

    /** A body that is no message is of interest to nobody but the trace. */
    void tellOther(Trip trip, Response response) {
        if (tap.detailed()) {
            tellBody(trip, Body.ofError(response));
        }
    }

    /** The trace shows this body too. */
    void tellBody(Trip trip, Frame.Bytes body) {
        if (tap.detailed() && body.size() > 0) {
            tap.notMessage(trip.number(), body);
        }
    }

    void close() {
        client.dispatcher().cancelAll();
        HttpClients.close(client);
    }
}
