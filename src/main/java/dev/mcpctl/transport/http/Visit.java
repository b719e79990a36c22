package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.transport.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a server, by the client that is always used, with what happened on the way written down: made by
 * {@link Visits}. All of it may be read once it is there. Text from the server is untrusted and bounded.
 */
public final class Visit {

    private static final int MOST_BODY = 4 << 10;

    /** How much of a body is shown to those who look on. */
    private static final int MOST_SEEN = 256 << 10;

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

    /** The exchange itself, seen by a tap. */
    static Visit of(Endpoint.Http endpoint, Errand errand, HttpTap tap) {
        Visit visit = new Visit(endpoint);
        visit.make(errand, tap);
        return visit;
    }

    /**
     * What is asked.
     *
     * @param message the body, which the request has already; null for none
     * @param limit for all of it
     */
    record Errand(Request.Builder request, @Nullable String message, Duration limit) {}

    private void make(Errand errand, HttpTap tap) {
        Request request = errand.request().header("User-Agent", "mcpctl").build();
        OkHttpClient client;
        try {
            Courier.guardCredentials(endpoint, request.url());
            client = HttpClients.create(endpoint);
        } catch (Failure unusable) {
            failure = unusable;
            return;
        }
        Call call = client.newBuilder()
                .callTimeout(errand.limit())
                .eventListener(notes)
                .build()
                .newCall(request);
        try {
            long exchange = tap.opened(request);
            if (errand.message() != null) {
                tap.tap().sent(Frame.Bytes.of(errand.message()), exchange);
            }
            if (tap.detailed()) {
                call.addEventListener(tap.stopwatch(exchange));
            }
            execute(call, exchange, tap);
        } finally {
            if (client.x509TrustManager() instanceof Trust trust
                    && endpoint.url().getScheme().equals("https")) {
                chain = certificates(trust.seen());
            }
            HttpClients.close(client);
            tap.settle(0);
        }
    }

    private void execute(Call call, long exchange, HttpTap tap) {
        try (Response response = call.execute()) {
            tap.answered(exchange, response.headers(), response.code());
            byte[] body = Body.isEventStream(response)
                    ? new byte[0]
                    : response.body().byteStream().readNBytes(MOST_SEEN);
            tell(response, body, exchange, tap);
            answer = answer(response, body);
        } catch (IOException problem) {
            tap.broken(exchange, problem);
            failure = ConnectFailure.of(endpoint, problem);
        }
    }

    /** What is not read to its end is told as bytes: half a message is none. */
    private static void tell(Response response, byte[] body, long exchange, HttpTap tap) {
        if (body.length == 0) {
            return;
        }
        Frame frame = new Frame.Bytes(body);
        if (Body.isJson(response) && body.length < MOST_SEEN) {
            tap.tap().received(frame, exchange);
        } else if (tap.detailed()) {
            tap.notMessage(exchange, frame);
        }
    }

    private static Answer answer(Response response, byte[] body) {
        Challenge challenge = Challenge.of(response);
        HttpUrl location = Redirect.is(response)
                ? response.request().url().resolve(String.valueOf(response.header("Location")))
                : null;
        return new Answer(
                response.code(),
                Body.type(response),
                challenge == null ? null : challenge.text(),
                challenge == null ? null : challenge.resourceMetadata(),
                location == null ? null : Redirect.shown(location),
                new String(body, 0, Math.min(body.length, MOST_BODY), StandardCharsets.UTF_8));
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
