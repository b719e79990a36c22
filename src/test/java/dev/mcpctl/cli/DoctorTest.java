package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DoctorTest {

    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private interface Reply {
        MockResponse to(RecordedRequest request);
    }

    private String start(Reply reply) throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return reply.to(request);
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        return "127.0.0.1:" + server.getPort();
    }

    private static MockResponse answer(int status, String type, String body) {
        return new MockResponse(status, Headers.of("Content-Type", type), body);
    }

    /** The results of the steps, in order. */
    private static List<String> results(CliRun.Result result) {
        List<String> steps = new ArrayList<>();
        for (JsonNode step : result.json().path("steps")) {
            steps.add(step.path("step").asText() + " " + step.path("result").asText());
        }
        return steps;
    }

    private static CliRun.Result doctor(String... words) {
        List<String> line = new ArrayList<>(List.of("doctor", "-o", "json"));
        line.addAll(List.of(words));
        return CliRun.of(line).run();
    }

    @Test
    void nobody_listens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        CliRun.Result result = doctor("http://127.0.0.1:" + port + "/mcp").exits(4);
        assertThat(results(result)).as(result.toString()).containsExactly("proxy ok", "connect fail");
        assertThat(result.json().path("usable").asBoolean()).isFalse();
        assertThat(result.json().at("/steps/1/code").asText()).isEqualTo("connection_refused");
        assertThat(result.error().path("code").asText()).isEqualTo("connection_refused");
    }

    @Test
    void an_unknown_host_and_a_proxy_that_cannot_be_used() {
        CliRun.Result result = doctor("http://no-such-host.invalid/mcp").exits(4);
        assertThat(results(result)).as(result.toString()).startsWith("dns fail");
        CliRun.of("doctor", "http://127.0.0.1:1/mcp")
                .with("http_proxy", "https://p:1")
                .run()
                .exits(2)
                .says("http_proxy names an https:// proxy");
    }

    @Test
    void authentication_is_wanted_and_its_documents_are_looked_for() throws IOException {
        String place = start(request -> {
            if (String.valueOf(request.getTarget()).equals("/.well-known/oauth-protected-resource/mcp")) {
                return answer(200, "application/json", "{\"authorization_servers\":[\"https://login.example\"]}");
            }
            return request.getMethod().equals("GET")
                    ? answer(404, "text/plain", "")
                    : new MockResponse(401, Headers.of("WWW-Authenticate", "Bearer realm=\"x\""), "");
        });
        CliRun.Result result = doctor("http://" + place + "/mcp").exits(3);
        assertThat(results(result))
                .as(result.toString())
                .containsExactly("proxy ok", "connect ok", "http fail", "auth-metadata ok");
        assertThat(result.out()).contains("Bearer realm").contains("tokens from https://login.example");
        assertThat(result.error().path("code").asText()).isEqualTo("unauthorized");
    }

    @Test
    void headers_go_along_and_are_not_shown() throws Exception {
        String place = start(request -> answer(403, "text/plain", "no"));
        CliRun.Result result = CliRun.of("doctor", "http://" + place + "/mcp", "--header", "X-Key: ${env:KEY}", "-vv")
                .with("KEY", "hush-hush")
                .run()
                .exits(3);
        assertThat(server.takeRequest().getHeaders().get("X-Key")).isEqualTo("hush-hush");
        assertThat(result.out() + result.err()).doesNotContain("hush-hush").contains("fail  http");
    }

    @Test
    void documents_that_are_no_json_are_told_as_such() throws IOException {
        String place = start(request -> request.getMethod().equals("GET")
                ? answer(200, "text/html", "<p>hello")
                : new MockResponse(401, Headers.of("WWW-Authenticate", "Bearer"), ""));
        CliRun.Result result = doctor("http://" + place + "/mcp").exits(3);
        assertThat(result.out()).contains("200, but it is no JSON");
    }

    @Test
    void every_step_that_talks_to_the_server_is_in_the_recording(@TempDir Path directory) throws IOException {
        String place = start(request -> request.getMethod().equals("GET")
                ? answer(404, "text/plain", "no document")
                : new MockResponse(401, Headers.of("WWW-Authenticate", "Bearer"), ""));
        CliRun.of("doctor", "http://" + place + "/mcp", "--record", "d.jsonl", "--header", "X-Key: hush-hush")
                .in(directory)
                .run()
                .exits(3);
        assertThat(server.getRequestCount()).isEqualTo(3);
        assertThat(directory.resolve("d.jsonl")).content().doesNotContain("hush-hush");
        CliRun.Result shown = CliRun.of(
                        "show", "d.jsonl", "--jq", ".method? // (.status // empty | tostring) // .json.method // .text")
                .in(directory)
                .run()
                .exits(0);
        assertThat(shown.out().lines().filter(line -> !line.equals("null")))
                .as(shown.out())
                .containsExactly(
                        "POST", "server/discover", "401", "GET", "404", "no document", "GET", "404", "no document");
        CliRun.of("doctor", "--record", "e.jsonl").in(directory).run().refusedAs("there is nothing to record");
        assertThat(directory.resolve("e.jsonl")).doesNotExist();
    }

    @Test
    void the_steps_before_the_session_and_the_session_itself_are_recorded(@TempDir Path directory) throws IOException {
        String discovered = "{\"jsonrpc\":\"2.0\",\"id\":\"doctor\",\"result\":{}}";
        String place = start(request -> answer(200, "application/json", discovered));
        CliRun.of("doctor", "http://" + place + "/mcp", "--record", "d.jsonl")
                .in(directory)
                .run();
        CliRun.Result shown = CliRun.of(
                        "show", "d.jsonl", "--filter", "message", "--jq", "[.connection, .json.id, .json.method]")
                .in(directory)
                .run()
                .exits(0);
        assertThat(shown.out().lines().limit(3))
                .as(shown.out())
                .startsWith("[1,\"doctor\",\"server/discover\"]", "[1,\"doctor\",null]")
                .anyMatch(line -> line.startsWith("[2,1,"));
    }

    @Test
    void a_web_page_is_no_server() throws IOException {
        String place = start(request -> answer(200, "text/html", "<html>hello</html>"));
        CliRun.Result result = doctor("http://" + place + "/").exits(4);
        assertThat(results(result)).as(result.toString()).contains("http warn", "protocol fail");
        assertThat(result.out()).contains("a web page");
    }

    @Test
    void a_certificate_that_nobody_knows_is_described() throws IOException {
        HeldCertificate self = new HeldCertificate.Builder()
                .commonName("Some Box")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(self)
                .build()
                .sslSocketFactory());
        String place = start(request -> answer(500, "text/plain", ""));
        CliRun.Result result = doctor("https://" + place + "/mcp").exits(4);
        assertThat(results(result)).as(result.toString()).endsWith("connect ok", "tls fail");
        assertThat(result.out()).contains("CN=Some Box, for 127.0.0.1", "--ca-cert");
        CliRun.Result careless = doctor("https://" + place + "/mcp", "--insecure");
        assertThat(results(careless)).as(careless.toString()).contains("tls warn", "http warn");
        assertThat(careless.err()).contains("--insecure: anybody on the way can read and change");
    }

    @Test
    void a_program_that_is_fine() {
        CliRun.Result result = doctor("demo").exits(0);
        assertThat(results(result))
                .as(result.toString())
                .containsExactly("command ok", "environment ok", "protocol ok");
        assertThat(CliRun.run("doctor", "demo").exits(0).out()).startsWith("ok    command");
    }

    @Test
    void a_command_that_is_not_there() {
        CliRun.Result result = doctor("--", "no-such-program-anywhere").exits(4);
        assertThat(results(result)).as(result.toString()).containsExactly("command fail");
        assertThat(result.error().path("code").asText()).isEqualTo("command_not_found");
    }

    @Test
    void a_program_that_says_why_it_ends() {
        CliRun.Result result = doctor("--", "/bin/sh", "-c", "echo banner; echo no key >&2; exit 3")
                .exits(4);
        assertThat(results(result))
                .as(result.toString())
                .contains("protocol fail", "stdout warn", "stderr ok", "exit warn");
        assertThat(result.out()).contains("banner", "no key", "exited with status 3");
    }

    @Test
    void without_a_server_all_entries_are_looked_at() {
        CliRun.run("doctor").exits(0).prints("no servers are configured\n");
    }
}
