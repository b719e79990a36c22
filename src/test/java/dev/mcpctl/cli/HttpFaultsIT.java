package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import dev.mcpctl.testing.HttpFault;
import dev.mcpctl.testing.HttpServerProcess;
import dev.mcpctl.testing.MisbehavingHttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an HTTP server does wrong, the packaged program ends with the right code and one clear sentence. */
@Execution(ExecutionMode.CONCURRENT)
class HttpFaultsIT {

    /** Two tests count the calls of one fault, so that they must not run side by side. */
    private static final String COUNTED = "calls that are counted";

    private static final MisbehavingHttpServer SERVER = new MisbehavingHttpServer();

    @TempDir
    private static Path home;

    private static Distribution mcpctl;

    @BeforeAll
    static void find_the_program() {
        mcpctl = Distribution.at(home);
    }

    @AfterAll
    static void stop_the_server() {
        SERVER.close();
    }

    private static CommandResult run(String... words) {
        CommandResult result = mcpctl.run(List.of(words)).run().leavesNothingRunning();
        assertThat(result.err()).as(result::evidence).doesNotContain("Exception", "okhttp", "a mistake in mcpctl");
        return result;
    }

    private static CommandResult call(HttpFault fault, String... more) {
        List<String> words = new ArrayList<>(List.of("call", SERVER.url(fault), "route", "region=north"));
        words.addAll(List.of(more));
        return run(words.toArray(new String[0]));
    }

    /** One sentence; that it takes long may be said before it, and a hint after it. */
    private static void explains(CommandResult result, String sentence) {
        assertThat(result.err().lines().filter(line -> line.startsWith("mcpctl: ") && !line.contains("still waiting")))
                .as(result::evidence)
                .singleElement()
                .asString()
                .contains(sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UNAUTHORIZED, 3, wants authentication (401)",
        "HTML_PAGE, 4, web page",
        "FORBIDDEN, 3, (403)",
        "NOT_FOUND, 4, (404)",
        "METHOD_NOT_ALLOWED, 4, (405)",
        "NOT_ACCEPTABLE, 4, (406)",
        "UNSUPPORTED_TYPE, 4, (415)",
        "TOO_MANY_REQUESTS, 4, in 2 s",
        "BUSY_FOR_AN_HOUR, 4, in 3600 s",
        "PROXY_WANTS_CREDENTIALS, 4, the proxy wants credentials (407)",
        "SERVER_ERROR, 4, out of cheese",
        "BAD_GATEWAY, 4, (502)",
        "REDIRECT_LOOP, 4, loop",
        "REDIRECT_AWAY, 4, localhost",
        "WRONG_CONTENT_TYPE, 6, text/plain",
        "NO_HTTP, 4, 127.0.0.1",
        "CLOSES_AT_ONCE, 4, 127.0.0.1",
    })
    void what_is_no_mcp_server_is_told_from_one(HttpFault fault, int code, String sentence) {
        CommandResult result = run("list", SERVER.url(fault)).exitsWith(code).prints("");

        explains(result, sentence);
    }

    @Test
    void a_challenge_is_readable_with_its_metadata_and_what_was_tried() {
        CommandResult result =
                run("list", SERVER.url(HttpFault.UNAUTHORIZED), "-o", "json").exitsWith(3);

        assertThat(result.failure().at("/error/code").asText()).isEqualTo("unauthorized");
        assertThat(result.failure().at("/error/resource_metadata").asText()).endsWith("/metadata");
        assertThat(result.failure().at("/error/challenge").asText()).contains("Bearer");
        assertThat(result.failure().at("/error/tried").asText()).isNotEmpty();
    }

    @Test
    void a_redirect_to_another_origin_gets_no_request_and_so_no_credentials() {
        CommandResult result = run("list", SERVER.url(HttpFault.REDIRECT_AWAY), "--header", "X-Key: secret-value");

        result.exitsWith(4);
        assertThat(result.err()).as(result::evidence).doesNotContain("secret-value");
    }

    @Test
    void a_server_that_says_nothing_ends_with_the_start_timeout() {
        CommandResult result = run("list", SERVER.url(HttpFault.SILENT), "--timeout", "2s");

        result.exitsWith(4).prints("");
        explains(result, "did not answer server/discover in time");
    }

    @Test
    void an_endpoint_on_another_origin_is_refused_by_name() {
        CommandResult result = run("list", "--sse", SERVER.url(HttpFault.ENDPOINT_ELSEWHERE));

        result.exitsWith(6).prints("");
        explains(result, "elsewhere.example");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TRUNCATED_JSON, 4, may have run",
        "TRUNCATED_EVENT, 4, may have run",
        "DROPPED_STREAM, 4, may have run",
        "OTHER_ID, 6, somebody-else",
        "ERROR_ON_CALL, 4, out of cheese",
        "PAGE_ON_CALL, 4, web page",
    })
    @ResourceLock(COUNTED)
    void a_call_without_a_proper_answer_is_never_repeated(HttpFault fault, int code, String sentence) {
        int before = calls(fault);

        CommandResult result = call(fault).exitsWith(code).prints("");

        assertThat(calls(fault)).as(result::evidence).isEqualTo(before + 1);
        assertThat(result.err()).as(result::evidence).contains(sentence);
    }

    @Test
    @ResourceLock(COUNTED)
    void a_call_is_repeated_once_when_the_line_allows_it() {
        int before = calls(HttpFault.DROPPED_STREAM);

        CommandResult result = call(HttpFault.DROPPED_STREAM, "--retry").exitsWith(4);

        assertThat(calls(HttpFault.DROPPED_STREAM)).as(result::evidence).isEqualTo(before + 2);
    }

    private static int calls(HttpFault fault) {
        return (int) SERVER.requests(fault).stream()
                .filter(request ->
                        request.method().equals("POST") && request.rpcMethod().equals("tools/call"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENDLESS_STREAM", "SLOW_DRIP", "NEVER_ANSWERS"})
    void a_call_that_never_comes_to_an_end_ends_with_the_timeout(HttpFault fault) {
        CommandResult result = call(fault, "--timeout", "2s").exitsWith(7).prints("");

        explains(result, "tools/call");
    }

    @Test
    void nobody_waits_for_a_busy_server_longer_than_for_an_answer() {
        CommandResult result = run("list", SERVER.url(HttpFault.BUSY_FOR_A_WHILE), "--timeout", "5s", "-o", "json");

        result.exitsWith(4).prints("");
        assertThat(result.failure().at("/error/retry_after_seconds").asInt()).isEqualTo(20);
        assertThat(result.failure().at("/error/message").asText()).contains("asked again in 20 s");
        assertThat(SERVER.requests(HttpFault.BUSY_FOR_A_WHILE)).hasSize(1);
    }

    @Test
    void a_tool_that_must_not_be_used_is_left_out_with_a_warning() {
        String url = SERVER.url(HttpFault.BROKEN_MIRROR);
        CommandResult told =
                run("list", url, "tools", "-o", "name").exitsWith(0).prints("route\n");
        CommandResult quiet =
                run("list", url, "tools", "-o", "name", "-q").exitsWith(0).prints("route\n");
        CommandResult called = run("call", url, "broken", "region=north").exitsWith(2);

        assertThat(told.err().lines())
                .as(told::evidence)
                .singleElement()
                .asString()
                .contains("warning:", "'broken'", "x-mcp-header of 'region'");
        assertThat(quiet.err()).isEmpty();
        assertThat(called.err()).as(called::evidence).contains("unknown tool 'broken'", "left out");
    }

    @Test
    void two_answers_are_one() {
        call(HttpFault.TWO_ANSWERS).exitsWith(0).prints("fine\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUGE_JSON", "HUGE_EVENT"})
    void an_answer_that_is_longer_than_allowed_is_refused(HttpFault fault) {
        CommandResult result = call(fault, "--max-message", "1MiB").exitsWith(6).prints("");

        assertThat(result.err()).as(result::evidence).contains("--max-message");
    }

    @Test
    void a_session_that_expires_between_two_requests_is_begun_anew() {
        CommandResult result = call(HttpFault.SESSION_EXPIRES).exitsWith(0).prints("fine\n");

        assertThat(SERVER.requests(HttpFault.SESSION_EXPIRES))
                .as(result::evidence)
                .filteredOn(request -> request.rpcMethod().equals("initialize"))
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(request.header("Mcp-Session-Id")).isNull());
    }

    @Test
    void line_breaks_in_a_mirrored_argument_make_no_header() {
        CommandResult result = run(
                        "call", SERVER.url(HttpFault.TELLS_HEADERS), "route", "region=north\r\nInjected: yes")
                .exitsWith(0)
                .printsPart("mcp-param-region");

        assertThat(result.out()).as(result::evidence).doesNotContain("injected");
    }

    @Test
    void a_refused_connection_and_an_unknown_host_are_named() {
        String closed = "http://127.0.0.1:" + HttpServerProcess.freePort() + "/mcp";
        CommandResult refused = run("list", closed).exitsWith(4).prints("");
        explains(refused, "refused");

        CommandResult unknown =
                run("list", "https://no-such-host.invalid/mcp").exitsWith(4).prints("");
        explains(unknown, "no-such-host.invalid");
    }

    @Test
    void certificates_are_told_apart_by_what_is_wrong_with_them() throws IOException {
        HeldCertificate authority = new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName("Ours")
                .build();
        Path trusted = Files.writeString(home.resolve("ca.pem"), authority.certificatePem());
        long yesterday = Instant.now().minus(1, ChronoUnit.DAYS).toEpochMilli();

        assertTls(local().signedBy(authority), List.of(), "unknown authority");
        assertTls(
                local().signedBy(authority).validityInterval(0, yesterday),
                List.of("--ca-cert", trusted.toString()),
                "expired");
        assertTls(
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName("other.example")
                        .signedBy(authority),
                List.of("--ca-cert", trusted.toString()),
                "is for another host");
    }

    private static HeldCertificate.Builder local() {
        return new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1");
    }

    private static void assertTls(HeldCertificate.Builder certificate, List<String> options, String sentence)
            throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate.build())
                    .build()
                    .sslSocketFactory());
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse(500, Headers.of(), "nobody should come so far");
                }
            });
            server.start(InetAddress.getLoopbackAddress(), 0);
            List<String> words = new ArrayList<>(List.of("list", "https://127.0.0.1:" + server.getPort() + "/mcp"));
            words.addAll(options);
            CommandResult result =
                    run(words.toArray(new String[0])).exitsWith(4).prints("");
            explains(result, sentence);
        }
    }
}
