package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a server, by the client that is always used, with what happened on the way written down. Made by one
 * thread; all of it may be read once it is there. Text from the server is untrusted and bounded.
 */
public final class Visit {

    private static final int MOST_BODY = 4 << 10;

    private final Endpoint.Http endpoint;
    private final Notes notes = new Notes();
    private List<Certificate> chain = List.of();
    private @Nullable Failure failure;
    private @Nullable Answer answer;

    private Visit(Endpoint.Http endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * A certificate that was shown.
     *
     * @param names hosts and addresses it is for; empty when it names none
     */
    public record Certificate(String subject, String issuer, Instant from, Instant until, List<String> names) {}

    /**
     * What came back.
     *
     * @param type type and subtype in lower case, empty when there is none
     * @param challenge all of {@code WWW-Authenticate}, or null
     * @param metadata address of the protected resource's metadata in the challenge, or null
     * @param location where a redirect leads, or null
     * @param body its beginning; empty for an event stream, which need not end
     */
    public record Answer(
            int status,
            String type,
            @Nullable String challenge,
            @Nullable String metadata,
            @Nullable String location,
            String body) {}

    /** Posts a JSON message with all headers of the endpoint. */
    public static Visit post(Endpoint.Http endpoint, String message, Map<String, String> headers, Duration limit) {
        Request.Builder request = new Request.Builder()
                .url(endpoint.url().toString())
                .post(RequestBody.create(message, MediaType.get("application/json")))
                .header("Accept", "application/json, text/event-stream");
        headers.forEach(request::header);
        endpoint.headers().forEach((name, value) -> request.header(name, value.reveal()));
        return new Visit(endpoint).made(request, limit);
    }

    /** Gets a public document on the same network; headers of the endpoint stay at home. */
    public static Visit get(Endpoint.Http endpoint, URI document, Duration limit) {
        Endpoint.Http there = new Endpoint.Http(document, Map.of(), endpoint.way(), endpoint.network(), null);
        Request.Builder request = new Request.Builder().url(document.toString()).header("Accept", "application/json");
        return new Visit(there).made(request, limit);
    }

    private Visit made(Request.Builder request, Duration limit) {
        OkHttpClient client;
        try {
            Courier.guardCredentials(endpoint, request.build().url());
            client = HttpClients.create(endpoint);
        } catch (Failure unusable) {
            failure = unusable;
            return this;
        }
        Call call = client.newBuilder()
                .callTimeout(limit)
                .eventListener(notes)
                .build()
                .newCall(request.header("User-Agent", "mcpctl").build());
        try (Response response = call.execute()) {
            answer = answer(response);
        } catch (IOException problem) {
            failure = ConnectFailure.of(endpoint, problem);
        } finally {
            if (client.x509TrustManager() instanceof Trust trust
                    && endpoint.url().getScheme().equals("https")) {
                chain = certificates(trust.seen());
            }
            HttpClients.close(client);
        }
        return this;
    }

    private static Answer answer(Response response) throws IOException {
        Challenge challenge = Challenge.of(response);
        HttpUrl location = Redirect.is(response)
                ? response.request().url().resolve(String.valueOf(response.header("Location")))
                : null;
        byte[] body = Body.isEventStream(response)
                ? new byte[0]
                : response.body().byteStream().readNBytes(MOST_BODY);
        return new Answer(
                response.code(),
                Body.type(response),
                challenge == null ? null : challenge.text(),
                challenge == null ? null : challenge.resourceMetadata(),
                location == null ? null : Redirect.shown(location),
                new String(body, StandardCharsets.UTF_8));
    }

    private static List<Certificate> certificates(List<X509Certificate> shown) {
        List<Certificate> certificates = new ArrayList<>();
        for (X509Certificate each : shown) {
            certificates.add(new Certificate(
                    each.getSubjectX500Principal().getName(),
                    each.getIssuerX500Principal().getName(),
                    each.getNotBefore().toInstant(),
                    each.getNotAfter().toInstant(),
                    TlsFailure.names(each)));
        }
        return certificates;
    }

    /** Why there is no answer, or null when there is one. */
    public @Nullable Failure failure() {
        return failure;
    }

    /** The answer, or null when there is none. */
    public @Nullable Answer answer() {
        return answer;
    }

    /** What the name stands for, or null when nobody was asked. */
    public @Nullable List<String> addresses() {
        return notes.addresses;
    }

    /** Address and port that accepted the connection, as far as that is known, or null. */
    public @Nullable String connected() {
        return notes.connected;
    }

    /** The version of HTTP, or null without a connection. */
    public @Nullable String protocol() {
        return notes.protocol;
    }

    /** Version and cipher of TLS, or null when there is none. */
    public @Nullable String encryption() {
        return notes.encryption;
    }

    /** What the server showed, its own certificate first, also when it was not believed. */
    public List<Certificate> chain() {
        return chain;
    }

    /** Written by the threads of the client. */
    private static final class Notes extends EventListener {

        private volatile @Nullable List<String> addresses;
        private volatile @Nullable String connected;
        private volatile @Nullable String protocol;
        private volatile @Nullable String encryption;

        @Override
        public void dnsEnd(Call call, String host, List<InetAddress> found) {
            List<String> texts = new ArrayList<>();
            for (InetAddress each : found) {
                texts.add(each.getHostAddress());
            }
            addresses = texts;
        }

        /** With a handshake that fails, this is all that tells of the connection below it. */
        @Override
        public void secureConnectStart(Call call) {
            connected = "the server";
        }

        @Override
        public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
            encryption = handshake == null
                    ? null
                    : handshake.tlsVersion().javaName() + ", "
                            + handshake.cipherSuite().javaName();
        }

        @Override
        public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol spoken) {
            InetAddress ip = address.getAddress();
            String host = ip == null ? address.getHostString() : ip.getHostAddress();
            connected = new HostPort(host, address.getPort()).toString();
            protocol = spoken == null ? null : spoken.toString();
        }
    }
}
