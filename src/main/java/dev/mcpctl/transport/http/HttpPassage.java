package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.Tap;
import dev.mcpctl.transport.TransportOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.CookieJar;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * HTTP exchanges that somebody else thought of: sent to the server with the headers and the body that they have, answered
 * with those that came. No redirect is followed, no cookie kept, nothing repeated or unpacked. Thread-safe.
 */
public final class HttpPassage implements AutoCloseable {

    private static final String HOST = "Host";

    private final Endpoint.Http endpoint;
    private final FrameLimits limits;
    private final HttpTap tap;
    private final HttpUrl url;
    private final OkHttpClient client;

    /** A header, its name as it is written. */
    public record Header(String name, String value) {}

    /**
     * What a host wants.
     *
     * @param target path and query
     * @param body null for none; closed by whoever made it
     */
    public record Ask(
            String method,
            String target,
            List<Header> headers,
            @Nullable Frame body) {

        /** Copies the headers. */
        public Ask {
            headers = List.copyOf(headers);
        }
    }

    /**
     * A passage to the server of this endpoint.
     *
     * @throws Failure usage, when a certificate or a proxy variable cannot be used; refused, when headers would travel openly
     */
    public HttpPassage(Endpoint.Http endpoint, TransportOptions options) {
        this.endpoint = endpoint;
        this.limits = options.limits();
        this.tap = new HttpTap(new Tap(options.clock(), options.listener()), Courier.secretHeaders(endpoint));
        HttpUrl known = HttpUrl.get(endpoint.url());
        if (known == null) {
            throw Failure.usage("'" + endpoint.describe() + "' is no HTTP URL");
        }
        this.url = known;
        Courier.guardCredentials(endpoint, url);
        this.client = HttpClients.create(endpoint)
                .newBuilder()
                .cookieJar(CookieJar.NO_COOKIES)
                .addNetworkInterceptor(new Exactly())
                .build();
    }

    /** An exchange that is not under way yet. */
    public HttpPassing passing(Ask ask) {
        Wanted wanted = new Wanted(headers(ask));
        Request.Builder request = new Request.Builder()
                .url(target(ask.target()))
                // Whoever asks for something packed unpacks it by himself: this keeps the client from it.
                .header("Accept-Encoding", "identity")
                .tag(Wanted.class, wanted);
        Frame body = ask.body();
        request.method(ask.method(), body(ask, wanted));
        return new HttpPassing(client.newCall(request.build()), new HttpPassing.Witness(tap, limits), wanted, body);
    }

    /** The client insists on a body for some methods and refuses it for others. */
    private static @Nullable PassedBody body(Ask ask, Wanted wanted) {
        boolean measured = wanted.value("Content-Length") != null;
        return switch (ask.method()) {
            case "GET", "HEAD" -> null;
            case "POST", "PUT", "PATCH" -> new PassedBody(ask.body(), measured);
            default -> ask.body() == null ? null : new PassedBody(ask.body(), measured);
        };
    }

    /** The server's own path stands for itself, the query of its URL included; any other is one of the same origin. */
    private HttpUrl target(String target) {
        HttpUrl there = url.resolve(target.startsWith("/") ? target : "/");
        HttpUrl found = there == null || !Redirect.sameOrigin(url, there) ? url : there;
        boolean same = found.encodedPath().equals(url.encodedPath()) && found.encodedQuery() == null;
        return same ? url : found;
    }

    /**
     * An address of the server's own origin (RFC 6454) as it is at another one, byte for byte behind it.
     *
     * @param address as the server wrote it
     * @param origin of the new address, such as {@code http://127.0.0.1:3000}
     * @return null when the address is relative, so that it holds everywhere, or leads to yet another origin
     */
    public @Nullable String moved(String address, String origin) {
        HttpUrl absolute = isAbsolute(address) ? url.resolve(address) : null;
        if (absolute == null || !Redirect.sameOrigin(url, absolute)) {
            return null;
        }
        int path = address.indexOf("//") + 2;
        while (path < address.length() && "/?#".indexOf(address.charAt(path)) < 0) {
            path++;
        }
        return origin + address.substring(path);
    }

    /** The origin that an address names when it is not the server's, else null. */
    public @Nullable String otherOrigin(String address) {
        HttpUrl absolute = isAbsolute(address) ? url.resolve(address) : null;
        return absolute == null || Redirect.sameOrigin(url, absolute) ? null : Redirect.origin(absolute);
    }

    /** Whether it names a host. RFC 3986, section 4.2. */
    private static boolean isAbsolute(String address) {
        return address.startsWith("//")
                || address.regionMatches(true, 0, "http://", 0, 7)
                || address.regionMatches(true, 0, "https://", 0, 8);
    }

    private List<Header> headers(Ask ask) {
        List<Header> headers = new ArrayList<>();
        boolean named = false;
        for (Header header : ask.headers()) {
            boolean host = header.name().equalsIgnoreCase(HOST);
            named |= host;
            if (!isOurs(header.name())) {
                headers.add(host ? new Header(header.name(), authority()) : header);
            }
        }
        if (!named) {
            headers.add(new Header(HOST, authority()));
        }
        for (Map.Entry<String, Secret> header : endpoint.headers().entrySet()) {
            headers.add(new Header(header.getKey(), header.getValue().reveal()));
        }
        return headers;
    }

    private boolean isOurs(String name) {
        for (String own : endpoint.headers().keySet()) {
            if (own.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return name.equalsIgnoreCase("Expect");
    }

    private String authority() {
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    /** Headers to be sent just so, and those that came back just so. */
    static final class Wanted {

        private final List<Header> headers;
        private volatile @Nullable Response seen;

        Wanted(List<Header> headers) {
            this.headers = headers;
        }

        @Nullable
        String value(String name) {
            for (Header header : headers) {
                if (header.name().equalsIgnoreCase(name)) {
                    return header.value();
                }
            }
            return null;
        }

        /** The response before anything was done to it, or null before there is one. */
        @Nullable
        Response seen() {
            return seen;
        }

        /** As the client knows headers. */
        Headers exact() {
            Headers.Builder exact = new Headers.Builder();
            for (Header header : headers) {
                exact.addUnsafeNonAscii(header.name(), header.value());
            }
            return exact.build();
        }
    }

    /** Undoes what the client added, and keeps what came before the client changes it. */
    private static final class Exactly implements Interceptor {

        @Override
        public Response intercept(Chain chain) throws IOException {
            Wanted wanted = chain.request().tag(Wanted.class);
            if (wanted == null) {
                return chain.proceed(chain.request());
            }
            Response response = chain.proceed(
                    chain.request().newBuilder().headers(wanted.exact()).build());
            wanted.seen = response;
            return response;
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        HttpClients.close(client);
    }
}
