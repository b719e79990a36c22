package dev.mcpctl.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.testing.SmallProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Through a proxy, with a server whose name only the proxy knows. */
@Timeout(60)
class ProxyWayTest {

    private static final String CREDENTIALS = "Basic bWU6aHVzaA==";

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate identity = new HeldCertificate.Builder()
            .addSubjectAlternativeName("server.example")
            .build();

    @TempDir
    private Path directory;

    private Path authority;

    @BeforeEach
    void write() throws IOException {
        authority = Files.writeString(directory.resolve("ca.pem"), identity.certificatePem());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String start(String scheme) throws IOException {
        if (scheme.equals("https")) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(identity)
                    .build()
                    .sslSocketFactory());
        }
        server.enqueue(new MockResponse(200, okhttp3.Headers.of(), "fine"));
        server.start(InetAddress.getLoopbackAddress(), 0);
        return scheme + "://server.example:" + server.getPort() + "/mcp";
    }

    @Test
    void plain_http_is_forwarded_with_the_credentials_for_the_proxy() throws Exception {
        try (SmallProxy proxy = new SmallProxy(CREDENTIALS)) {
            String url = start("http");
            Ways ways = new Ways().with("http_proxy", "http://me:hush@127.0.0.1:" + proxy.port());
            assertThat(ways.post(url).body()).isEqualTo("fine");
            assertThat(proxy.heads())
                    .hasSize(1)
                    .allSatisfy(head -> assertThat(head).startsWith("POST " + url));
        }
    }

    @Test
    void tls_is_tunnelled_and_the_server_does_not_see_the_credentials() throws Exception {
        try (SmallProxy proxy = new SmallProxy(CREDENTIALS)) {
            String url = start("https");
            Ways ways =
                    new Ways().authorities(authority).with("HTTPS_PROXY", "http://me:hush@127.0.0.1:" + proxy.port());
            assertThat(ways.post(url).body()).isEqualTo("fine");
            assertThat(proxy.heads())
                    .hasSize(1)
                    .allSatisfy(head -> assertThat(head).startsWith("CONNECT server.example:" + server.getPort()));
            assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization"))
                    .isNull();
        }
    }

    @Test
    void a_proxy_that_wants_credentials_is_told_apart_from_the_server() throws Exception {
        try (SmallProxy proxy = new SmallProxy(CREDENTIALS)) {
            String url = start("https");
            String address = "127.0.0.1:" + proxy.port();
            Failure none = new Ways()
                    .authorities(authority)
                    .with("HTTPS_PROXY", address)
                    .failure(url);
            assertThat(none.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
            assertThat(none.code()).isEqualTo("proxy");
            assertThat(none.message()).isEqualTo("the proxy http://" + address + " wants credentials (407)");
            Failure wrong = new Ways()
                    .authorities(authority)
                    .with("HTTPS_PROXY", "http://me:secret-word@" + address)
                    .failure(url);
            assertThat(wrong.message()).contains("refused the credentials of HTTPS_PROXY (407)");
            assertThat(wrong.message() + wrong.hint()).doesNotContain("secret-word");
            assertThat(proxy.heads()).hasSize(2);
        }
    }

    @Test
    void a_refused_plain_request_comes_back_as_407_and_has_the_same_sentence() throws Exception {
        try (SmallProxy proxy = new SmallProxy(CREDENTIALS)) {
            String url = start("http");
            Ways ways = new Ways().with("http_proxy", "http://127.0.0.1:" + proxy.port());
            assertThat(ways.post(url).status()).isEqualTo(407);
            assertThat(proxy.heads()).hasSize(1);
            assertThat(ConnectFailure.ofProxyRefusal(ways.endpoint(url)).message())
                    .contains("wants credentials (407)");
        }
    }

    @Test
    void a_proxy_that_is_not_there_is_named_and_loopback_gets_advice() throws IOException {
        SmallProxy gone = new SmallProxy();
        gone.close();
        Ways ways = new Ways().with("http_proxy", "http://me:hush@127.0.0.1:" + gone.port());
        Failure failure = ways.failure("http://localhost:1/mcp");
        assertThat(failure.code()).isEqualTo("proxy");
        assertThat(failure.message())
                .contains("the proxy http://127.0.0.1:" + gone.port() + " of http_proxy")
                .doesNotContain("hush");
        assertThat(failure.hint()).contains("NO_PROXY=localhost");
    }
}
