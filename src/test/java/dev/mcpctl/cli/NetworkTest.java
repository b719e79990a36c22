package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.HttpFault;
import dev.mcpctl.testing.HttpServerProcess;
import dev.mcpctl.testing.MisbehavingHttpServer;
import dev.mcpctl.testing.Relay;
import dev.mcpctl.testing.SmallProxy;
import dev.mcpctl.testing.SmallSocks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line's and the environment's ways to a server: proxies, certificates, sockets. */
@Timeout(120)
class NetworkTest {

    private static final String CREDENTIALS = "Basic bWU6aHVzaA==";

    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Ours")
            .build();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .addSubjectAlternativeName("127.0.0.1")
            .addSubjectAlternativeName("server.example")
            .signedBy(AUTHORITY)
            .build();
    private static final HeldCertificate CLIENT =
            new HeldCertificate.Builder().commonName("Me").signedBy(AUTHORITY).build();

    @TempDir
    private static Path directory;

    private static String authority;
    private static String certificate;
    private static String key;

    private final MisbehavingHttpServer plain = new MisbehavingHttpServer();
    private final MockWebServer secure = new MockWebServer();

    @BeforeAll
    static void write_the_files() throws IOException {
        authority = write("ca.pem", AUTHORITY.certificatePem());
        certificate = write("me.pem", CLIENT.certificatePem());
        key = write("me.key", CLIENT.privateKeyPkcs8Pem());
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @AfterEach
    void stop() {
        plain.close();
        secure.close();
    }

    /** The plain server by a name that only a proxy knows. */
    private String distant() {
        return plain.url(HttpFault.TELLS_HEADERS).replace("127.0.0.1", "server.example");
    }

    private String startSecure() throws IOException {
        secure.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(SERVER)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build()
                .sslSocketFactory());
        secure.setDispatcher(new OneTool());
        secure.start(InetAddress.getLoopbackAddress(), 0);
        return "https://127.0.0.1:" + secure.getPort() + "/mcp";
    }

    /** A server with a handshake and one tool. */
    private static final class OneTool extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String body = request.getBody() == null ? "" : request.getBody().utf8();
            if (!body.contains("\"id\"")) {
                return new MockResponse(202, Headers.of(), "");
            }
            String id = body.replaceAll("(?s).*\"id\":(\\d+).*", "$1");
            String answer = body.contains("\"initialize\"")
                    ? "\"result\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}}}"
                    : body.contains("\"tools/list\"")
                            ? "\"result\":{\"tools\":[{\"name\":\"one\",\"inputSchema\":{\"type\":\"object\"}}]}"
                            : "\"error\":{\"code\":-32601,\"message\":\"unknown method\"}";
            return new MockResponse(
                    200,
                    Headers.of("Content-Type", "application/json"),
                    "{\"jsonrpc\":\"2.0\",\"id\":" + id + "," + answer + "}");
        }
    }

    private static CliRun names(String url, String... options) {
        List<String> words = new ArrayList<>(List.of("list", url, "tools", "-o", "name"));
        words.addAll(List.of(options));
        return CliRun.of(words);
    }

    @Test
    void a_proxy_of_the_environment_gets_its_credentials_and_nobody_else_sees_them() throws IOException {
        try (SmallProxy proxy = new SmallProxy(CREDENTIALS)) {
            CliRun.Result result = names(distant(), "-v")
                    .with("http_proxy", "http://me:hush@127.0.0.1:" + proxy.port())
                    .run()
                    .exits(0)
                    .prints("route\n");
            assertThat(proxy.heads())
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head).startsWith("POST " + distant()));
            assertThat(result.err()).doesNotContain("hush", "bWU6aHVzaA");
        }
    }

    @Test
    void a_tunnel_through_a_proxy_ends_at_the_server_whose_certificate_is_checked() throws IOException {
        String url = startSecure().replace("127.0.0.1", "server.example");
        try (SmallProxy proxy = new SmallProxy(CREDENTIALS)) {
            names(url, "--ca-cert", authority)
                    .with("HTTPS_PROXY", "http://me:hush@127.0.0.1:" + proxy.port())
                    .run()
                    .exits(0)
                    .prints("one\n");
            assertThat(proxy.heads())
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head).startsWith("CONNECT "));
        }
    }

    @ParameterizedTest
    @CsvSource({"http, http_proxy", "https, https_proxy"})
    void a_proxy_that_wants_other_credentials_is_named_and_so_is_where_they_go(String scheme, String variable)
            throws IOException {
        String url = scheme.equals("http") ? distant() : startSecure();
        try (SmallProxy proxy = new SmallProxy(CREDENTIALS)) {
            String place = "127.0.0.1:" + proxy.port();
            CliRun.Result wrong =
                    names(url).with(variable, "http://me:loud@" + place).run().exits(4);
            wrong.says(place).says("refused the credentials of " + variable).says("(407)");
            assertThat(wrong.err()).doesNotContain("loud");
            names(url, "-o", "json")
                    .with(variable, "http://" + place)
                    .run()
                    .exits(4)
                    .says("wants credentials (407)")
                    .says(variable + ": http://USER:PASSWORD@HOST:PORT");
        }
    }

    @Test
    void what_no_proxy_names_is_reached_directly() {
        String closed = "http://127.0.0.1:" + HttpServerProcess.freePort();
        String url = plain.url(HttpFault.TELLS_HEADERS);
        names(url)
                .with("http_proxy", closed)
                .with("NO_PROXY", "intern.example, 127.0.0.1")
                .run()
                .exits(0)
                .prints("route\n");
        names(url)
                .with("http_proxy", closed)
                .run()
                .exits(4)
                .says("the proxy " + closed)
                .says("NO_PROXY=localhost");
    }

    @Test
    void a_socks_proxy_is_given_the_name_and_looks_it_up_itself() throws IOException {
        try (SmallSocks proxy = new SmallSocks()) {
            names(distant())
                    .with("all_proxy", "socks5://127.0.0.1:" + proxy.port())
                    .run()
                    .exits(0)
                    .prints("route\n");
            assertThat(proxy.asked())
                    .contains("server.example:" + URI.create(distant()).getPort());
        }
    }

    @Test
    void a_unix_domain_socket_stands_for_whatever_host_the_url_names() throws IOException {
        Path socket = directory.resolve("s");
        int port = URI.create(distant()).getPort();
        try (Relay relay = Relay.on(socket, port)) {
            assertThat(relay).isNotNull();
            names(distant(), "--unix-socket", socket.toString())
                    .with("http_proxy", "http://127.0.0.1:1")
                    .run()
                    .exits(0)
                    .prints("route\n");
        }
        names(distant(), "--unix-socket", directory.resolve("none").toString())
                .run()
                .exits(4)
                .says("there is no socket '");
    }

    @Test
    void an_authority_is_believed_when_the_line_or_the_environment_names_it() throws IOException {
        String url = startSecure();
        names(url).run().exits(4).says("unknown authority").says("--ca-cert");
        names(url, "--ca-cert", authority).run().exits(0).prints("one\n");
        names(url).with("MCPCTL_CA_CERT", authority).run().exits(0).prints("one\n");
    }

    @Test
    void insecure_believes_anybody_and_says_so_each_time() throws IOException {
        String url = startSecure();
        names(url, "--insecure").run().exits(0).prints("one\n").says("warning: --insecure: anybody on the way");
        assertThat(names(url, "--insecure", "-q").run().exits(0).err()).isEmpty();
    }

    @Test
    void a_server_that_wants_a_certificate_gets_it() throws IOException {
        secure.requireClientAuth();
        String url = startSecure();
        names(url, "--ca-cert", authority).run().exits(4).prints("").says("--client-cert");
        names(url, "--ca-cert", authority, "--client-cert", certificate, "--client-key", key)
                .run()
                .exits(0)
                .prints("one\n");
        names(url)
                .with("MCPCTL_CA_CERT", authority)
                .with("MCPCTL_CLIENT_CERT", certificate)
                .with("MCPCTL_CLIENT_KEY", key)
                .run()
                .exits(0)
                .prints("one\n");
    }

    @Test
    void a_name_below_localhost_is_this_machine_in_every_command() {
        String url = plain.url(HttpFault.TELLS_HEADERS).replace("127.0.0.1", "some.app.localhost");
        names(url).run().exits(0).prints("route\n");
        names(url, "--header", "X-Key: secret").run().exits(0).prints("route\n");
        CliRun.run("doctor", url).exits(0);
        CliRun.run("info", url).exits(0);
    }
}
