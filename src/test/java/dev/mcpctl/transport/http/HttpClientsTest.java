package dev.mcpctl.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpClientsTest {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getPort() + "/mcp";
    }

    @Test
    void a_plain_exchange_needs_no_tls() throws IOException {
        server.enqueue(new MockResponse(200, Headers.of(), "fine"));
        Ways.Answer answer = new Ways().post(url());
        assertThat(answer).isEqualTo(new Ways.Answer(200, "http/1.1", "fine"));
        OkHttpClient client = HttpClients.create(new Ways().endpoint(url()));
        assertThat(client.connectionSpecs()).containsExactly(okhttp3.ConnectionSpec.CLEARTEXT);
    }

    @Test
    void localhost_is_reached_by_either_of_its_addresses() throws IOException {
        server.enqueue(new MockResponse(200, Headers.of(), "fine"));
        assertThat(new Ways()
                        .post("http://localhost:" + server.getPort() + "/mcp")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void redirects_and_refusals_come_back_as_they_are_and_nothing_is_repeated() throws Exception {
        for (int status : new int[] {302, 307, 308, 401, 408, 421, 503}) {
            server.enqueue(new MockResponse(
                    status, Headers.of("Location", "/elsewhere", "Retry-After", "0", "WWW-Authenticate", "x"), ""));
            assertThat(new Ways().post(url()).status()).isEqualTo(status);
        }
        assertThat(server.getRequestCount()).isEqualTo(7);
    }

    @Test
    void a_connection_that_breaks_before_the_answer_is_not_tried_again() throws Exception {
        server.enqueue(new MockResponse(200, Headers.of(), "first"));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(mockwebserver3.SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.enqueue(new MockResponse(200, Headers.of(), "never asked for"));
        Ways ways = new Ways();
        OkHttpClient client = HttpClients.create(ways.endpoint(url()));
        Ways.post(client, url());
        Failure failure = null;
        try {
            Ways.post(client, url());
        } catch (IOException broken) {
            failure = ConnectFailure.of(ways.endpoint(url()), broken);
        }
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo("unreachable");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_compressed_answer_is_unpacked() throws Exception {
        Buffer packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8("unpacked");
        }
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());
        assertThat(new Ways().post(url()).body()).isEqualTo("unpacked");
        assertThat(server.takeRequest().getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void cookies_go_back_to_their_origin_and_nowhere_else() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start(InetAddress.getLoopbackAddress(), 0);
            other.enqueue(new MockResponse(200, Headers.of(), ""));
            server.enqueue(new MockResponse(200, Headers.of("Set-Cookie", "s=1; Path=/"), ""));
            server.enqueue(new MockResponse(200, Headers.of(), ""));
            OkHttpClient client = HttpClients.create(new Ways().endpoint(url()));
            Ways.post(client, url());
            Ways.post(client, url());
            Ways.post(client, "http://127.0.0.1:" + other.getPort() + "/mcp");
            assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
            assertThat(server.takeRequest().getHeaders().get("Cookie")).isEqualTo("s=1");
            assertThat(other.takeRequest().getHeaders().get("Cookie")).isNull();
        }
    }

    @Test
    void no_thread_keeps_the_program_alive() throws Exception {
        server.enqueue(new MockResponse(200, Headers.of(), ""));
        OkHttpClient client = HttpClients.create(new Ways().endpoint(url()));
        boolean daemon = client.dispatcher()
                .executorService()
                .submit(() -> Thread.currentThread().isDaemon())
                .get();
        assertThat(daemon).isTrue();
        Ways.post(client, url());
        HttpClients.close(client);
        assertThat(client.connectionPool().connectionCount()).isZero();
        assertThat(client.dispatcher().executorService().isShutdown()).isTrue();
    }

    @Test
    void nobody_who_listens_is_told_as_such() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Failure failure = new Ways().failure("http://127.0.0.1:" + port + "/mcp");
        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
        assertThat(failure.code()).isEqualTo("connection_refused");
        assertThat(failure.message()).isEqualTo("no connection to 127.0.0.1:" + port + ": connection refused");
        assertThat(failure.hint()).isEqualTo("is the server listening there?");
    }

    @Test
    void an_unknown_host_is_told_as_such() {
        Failure failure = new Ways().failure("http://no-such-host.invalid/mcp");
        assertThat(failure.code()).isEqualTo("unknown_host");
        assertThat(failure.message()).isEqualTo("the host 'no-such-host.invalid' is unknown");
    }

    @Test
    void a_server_that_accepts_and_never_shakes_hands_ends_with_the_time_to_connect() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Failure failure = new Ways()
                    .patience(Duration.ofMillis(300))
                    .failure("https://127.0.0.1:" + silent.getLocalPort() + "/mcp");
            assertThat(failure.code()).isEqualTo("connect_timeout");
            assertThat(failure.message()).endsWith("within 300 ms");
        }
    }

    @Test
    void an_answer_may_take_longer_than_the_connection() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .headersDelay(700, java.util.concurrent.TimeUnit.MILLISECONDS)
                .body("late")
                .build());
        assertThat(new Ways().patience(Duration.ofMillis(500)).post(url()).body())
                .isEqualTo("late");
    }
}
