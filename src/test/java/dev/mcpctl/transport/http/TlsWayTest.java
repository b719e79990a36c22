package dev.mcpctl.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsWayTest {

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Our Authority")
            .build();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    private HeldCertificate.Builder localhost() {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private String start(HandshakeCertificates certificates) throws IOException {
        server.useHttps(certificates.sslSocketFactory());
        server.enqueue(new MockResponse(200, Headers.of(), "fine"));
        server.start(InetAddress.getLoopbackAddress(), 0);
        return "https://127.0.0.1:" + server.getPort() + "/mcp";
    }

    private String start(HeldCertificate certificate) throws IOException {
        return start(
                new HandshakeCertificates.Builder().heldCertificate(certificate).build());
    }

    @Test
    void an_authority_of_the_command_line_is_trusted_and_http_2_is_spoken() throws IOException {
        String url = start(localhost().signedBy(authority).build());
        Ways ways = new Ways().authorities(file("ca.pem", "# ours\n" + authority.certificatePem()));
        assertThat(ways.post(url)).isEqualTo(new Ways.Answer(200, "h2", "fine"));
    }

    @Test
    void authorities_of_the_system_are_asked_when_nobody_else_knows() throws IOException {
        String url = start(localhost().signedBy(authority).build());
        Path bundle = file("bundle.pem", authority.certificatePem());
        assertThat(new Ways().with("SSL_CERT_FILE", bundle.toString()).post(url).status())
                .isEqualTo(200);
    }

    @Test
    void insecure_takes_any_certificate_and_any_name() throws IOException {
        String url = start(new HeldCertificate.Builder()
                .addSubjectAlternativeName("elsewhere.example")
                .build());
        assertThat(new Ways().insecure().post(url).status()).isEqualTo(200);
    }

    private Failure certificateFailure(Ways ways, String url) {
        Failure failure = ways.failure(url);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
        assertThat(failure.code()).isEqualTo("certificate");
        return failure;
    }

    @Test
    void an_unknown_authority_is_named() throws IOException {
        String url = start(localhost().signedBy(authority).build());
        Failure failure = certificateFailure(new Ways(), url);
        assertThat(failure.message())
                .contains("was issued by an unknown authority")
                .contains("Our Authority");
        assertThat(failure.hint()).contains("--ca-cert", "--insecure");
    }

    @Test
    void a_self_signed_certificate_is_called_so() throws IOException {
        String url = start(localhost().build());
        Failure failure = certificateFailure(new Ways(), url);
        assertThat(failure.message()).contains("is self-signed");
        assertThat(failure.hint()).contains("--ca-cert", "--insecure");
    }

    @Test
    void an_expired_certificate_is_told_with_its_day() throws IOException {
        long now = System.currentTimeMillis();
        String url = start(localhost()
                .signedBy(authority)
                .validityInterval(
                        now - Duration.ofDays(9).toMillis(),
                        now - Duration.ofDays(2).toMillis())
                .build());
        Failure failure = certificateFailure(new Ways().authorities(file("ca.pem", authority.certificatePem())), url);
        assertThat(failure.message()).containsPattern("expired on \\d{4}-\\d{2}-\\d{2}");
    }

    @Test
    void a_certificate_from_the_future_makes_one_look_at_the_clock() throws IOException {
        long now = System.currentTimeMillis();
        String url = start(localhost()
                .signedBy(authority)
                .validityInterval(
                        now + Duration.ofDays(2).toMillis(),
                        now + Duration.ofDays(9).toMillis())
                .build());
        Failure failure = certificateFailure(new Ways().authorities(file("ca.pem", authority.certificatePem())), url);
        assertThat(failure.message()).contains("is not valid before");
        assertThat(failure.hint()).contains("clock");
    }

    @Test
    void a_certificate_for_another_host_is_refused() throws IOException {
        String url = start(new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("elsewhere.example")
                .build());
        Failure failure = certificateFailure(new Ways().authorities(file("ca.pem", authority.certificatePem())), url);
        assertThat(failure.message()).contains("is for another host");
    }

    @Test
    void a_server_without_tls_is_called_so() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerAtOnce(plain));
            server.start();
            Failure failure = new Ways().failure("https://127.0.0.1:" + plain.getLocalPort() + "/mcp");
            assertThat(failure.code()).isEqualTo("tls");
            assertThat(failure.hint()).contains("http://");
            server.join();
        }
    }

    private static void answerAtOnce(ServerSocket plain) {
        try (Socket client = plain.accept()) {
            client.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        } catch (IOException gone) {
            // The client has seen enough.
        }
    }

    @Test
    void a_server_that_never_answers_the_handshake_may_be_one_without_tls() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Failure failure = new Ways()
                    .patience(Duration.ofMillis(300))
                    .failure("https://127.0.0.1:" + silent.getLocalPort() + "/mcp");
            assertThat(failure.code()).isEqualTo("connect_timeout");
            assertThat(failure.hint()).contains("http://");
        }
    }

    private HandshakeCertificates wantingClients(HeldCertificate client) {
        server.requireClientAuth();
        return new HandshakeCertificates.Builder()
                .heldCertificate(localhost().signedBy(authority).build())
                .addTrustedCertificate(client.certificate())
                .build();
    }

    @Test
    void a_certificate_of_ours_is_shown() throws IOException {
        for (HeldCertificate client : new HeldCertificate[] {
            new HeldCertificate.Builder().ecdsa256().build(),
            new HeldCertificate.Builder().rsa2048().build()
        }) {
            try (MockWebServer strict = new MockWebServer()) {
                strict.requireClientAuth();
                strict.useHttps(wantingClients(client).sslSocketFactory());
                strict.enqueue(new MockResponse(200, Headers.of(), ""));
                strict.start(InetAddress.getLoopbackAddress(), 0);
                Path both = file("both.pem", client.certificatePem() + client.privateKeyPkcs8Pem());
                assertThat(new Ways()
                                .authorities(file("ca.pem", authority.certificatePem()))
                                .certificate(both, null)
                                .post("https://127.0.0.1:" + strict.getPort() + "/mcp")
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void a_server_that_wants_a_certificate_of_ours_leads_to_the_option() throws IOException {
        HeldCertificate client = new HeldCertificate.Builder().build();
        String url = start(wantingClients(client));
        Failure failure = new Ways()
                .authorities(file("ca.pem", authority.certificatePem()))
                .failure(url);
        // Whether its alert or the end of the connection is seen first is up to the network.
        assertThat(failure.code()).isIn("tls", "unreachable");
        assertThat(failure.hint()).contains("--client-cert");
    }

    @Test
    void a_key_that_has_to_be_converted_comes_with_the_command() throws IOException {
        HeldCertificate client = new HeldCertificate.Builder().rsa2048().build();
        Path certificate = file("c.pem", client.certificatePem());
        Path old = file("old.pem", client.privateKeyPkcs1Pem());
        assertThatThrownBy(() -> new Ways().certificate(certificate, old).post("https://127.0.0.1:1/"))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
                    assertThat(failure.message()).contains("--client-key", "RSA PRIVATE KEY", "PKCS#8");
                    assertThat(failure.hint()).contains("openssl pkcs8 -topk8 -nocrypt -in '" + old + "'");
                });
    }

    @Test
    void files_that_are_not_what_they_should_be_are_named() throws IOException {
        HeldCertificate client = new HeldCertificate.Builder().build();
        Path certificate = file("c.pem", client.certificatePem());
        Path text = file("text.pem", "hello\n");
        Path broken = file("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        usage(new Ways().authorities(text), "--ca-cert: '" + text + "' is no PEM file");
        usage(new Ways().authorities(directory.resolve("none")), "--ca-cert: there is no file");
        usage(new Ways().authorities(broken), "--ca-cert: a certificate in '" + broken + "' is broken");
        usage(new Ways().certificate(certificate, null), "--client-cert: there is no private key in");
        usage(new Ways().certificate(certificate, certificate), "--client-key: there is no private key in");
    }

    private static void usage(Ways ways, String message) {
        assertThatThrownBy(() -> ways.post("https://127.0.0.1:1/")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
            assertThat(failure.message()).startsWith(message);
        });
    }
}
