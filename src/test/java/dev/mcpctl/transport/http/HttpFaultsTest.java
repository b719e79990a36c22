package dev.mcpctl.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.testing.WireServer;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault fails its own request with a clear sentence, and leaves the transport open. */
class HttpFaultsTest {

    private static Failure fault(WireServer.Handler handler) {
        return fault(FrameLimits.usual(), handler);
    }

    private static Failure fault(FrameLimits limits, WireServer.Handler handler) {
        try (HttpFixture http = HttpFixture.open(limits, (request, reply) -> {
            if (request.rpcMethod().equals("ping")) {
                reply.result(request, "{}");
            } else {
                handler.handle(request, reply);
            }
        })) {
            Failure failure = http.log.failure(http.request(1, "tools/call"));
            RequestId next = http.request(2, "ping");
            http.log.await("the next answer", log -> !log.awaits(next));
            assertThat(http.log.isClosed()).isFalse();
            return failure;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | UNAUTHORIZED | unauthorized
            403 | UNAUTHORIZED | forbidden
            404 | UNREACHABLE  | not_found
            405 | UNREACHABLE  | method_not_allowed
            406 | UNREACHABLE  | http_status
            413 | UNREACHABLE  | request_too_large
            415 | UNREACHABLE  | http_status
            418 | UNREACHABLE  | http_status
            429 | UNREACHABLE  | rate_limited
            500 | UNREACHABLE  | server_error
            502 | UNREACHABLE  | server_error
            503 | UNREACHABLE  | server_error
            """)
    void a_status_has_a_sentence_a_kind_and_a_code(int status, Failure.Kind kind, String code) {
        Failure failure = fault((request, reply) -> reply.send(status, "text/plain", "because\u001b[31m of you\n"));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message())
                .contains("subject", String.valueOf(status))
                .doesNotContain("\u001b");
        assertThat(failure.details()).containsEntry("http_status", status).containsEntry("body", "because [31m of you");
    }

    @Test
    void a_challenge_is_told_with_the_address_of_its_metadata_and_what_was_tried() {
        Failure failure = fault((request, reply) -> reply.send(
                401,
                "",
                "",
                "WWW-Authenticate: Bearer resource_metadata=\"https://a.example/.well-known/x\", scope=\"a\""));
        assertThat(failure.message()).contains("no Authorization header was sent", "scope=\"a\"");
        assertThat(failure.details())
                .containsEntry("resource_metadata", "https://a.example/.well-known/x")
                .containsEntry("tried", "no Authorization header");
        assertThat(failure.hint()).contains("--bearer-env");
    }

    @Test
    void the_address_in_a_long_challenge_is_whole() {
        Failure failure = fault((request, reply) -> reply.send(
                401,
                "",
                "",
                "WWW-Authenticate: Bearer error_description=\"" + "x".repeat(290)
                        + "\", resource_metadata=\"https://a.example/.well-known/x\""));
        assertThat(failure.details()).containsEntry("resource_metadata", "https://a.example/.well-known/x");
        assertThat(failure.message().length()).isLessThan(500);
    }

    @ParameterizedTest
    @CsvSource({"400", "404", "422", "500"})
    void an_error_message_in_the_body_counts_more_than_the_status(int status) {
        try (HttpFixture http = HttpFixture.open((request, reply) ->
                reply.send(status, "application/json", WireServer.error(request, -32601, "unknown")))) {
            http.request(1, "x/y");
            assertThat(http.log.text(0)).contains("-32601");
        }
    }

    @Test
    void nobody_listens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        WireServer unused = WireServer.with((request, reply) -> {});
        Endpoint.Http endpoint = HttpFixture.endpoint(URI.create("http://127.0.0.1:" + port + "/mcp"), Map.of());
        try (HttpFixture http = HttpFixture.to(endpoint, unused)) {
            http.transport.open(http.log, Opening.within(Deadline.none()));
            Failure failure = http.log.failure(http.request(1, "tools/list"));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
            assertThat(failure.code()).isEqualTo("connection_refused");
        }
    }

    @Test
    void a_web_page_is_no_mcp() {
        Failure failure = fault((request, reply) -> reply.send(200, "text/html; charset=utf-8", "<html>"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
        assertThat(failure.message()).contains("a web page instead of MCP");
    }

    @Test
    void another_type_breaks_the_protocol_and_so_does_no_answer() {
        Failure type = fault((request, reply) -> reply.send(200, "application/octet-stream", "{}"));
        assertThat(type.kind()).isEqualTo(Failure.Kind.PROTOCOL);
        assertThat(type.message()).contains("application/octet-stream");
        Failure nothing = fault((request, reply) -> reply.send(202, "", ""));
        assertThat(nothing.kind()).isEqualTo(Failure.Kind.PROTOCOL);
        assertThat(nothing.message()).contains("without an answer (202)");
    }

    @Test
    void a_connection_that_breaks_may_have_carried_the_answer() {
        assertThat(fault((request, reply) -> reply.drop()).code()).isEqualTo("connection_lost");
        assertThat(fault((request, reply) -> {
                            reply.raw(
                                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
                            reply.drop();
                        })
                        .code())
                .isEqualTo("connection_lost");
        assertThat(fault((request, reply) -> {
                            reply.stream().write("data: {\"jsonrpc\":");
                            reply.drop();
                        })
                        .code())
                .isEqualTo("connection_lost");
    }

    @Test
    void an_answer_that_is_too_large_arrives_cut_off() {
        try (HttpFixture http = HttpFixture.open(new FrameLimits(1_000, 500), (request, reply) -> {
            String large = WireServer.answer(request, "'" + "x".repeat(5_000) + "'");
            if (request.rpcMethod().equals("json")) {
                reply.json(large);
            } else {
                reply.stream().event(large).end();
            }
        })) {
            http.request(1, "json");
            assertThat(http.log.frame(0).truncated()).isTrue();
            assertThat(http.log.frame(0).size()).isEqualTo(1_000);
            http.request(2, "events");
            assertThat(http.log.frame(1).truncated()).isTrue();
            http.log.frame(1).close();
            http.log.frame(0).close();
        }
    }

    @Test
    void a_large_answer_goes_to_a_file() {
        try (HttpFixture http = HttpFixture.open(
                new FrameLimits(1 << 20, 500),
                (request, reply) -> reply.result(request, "'" + "x".repeat(5_000) + "'"))) {
            http.request(1, "tools/call");
            assertThat(http.log.frame(0)).isInstanceOf(Frame.Spooled.class);
            http.log.frame(0).close();
        }
    }

    @Test
    void a_busy_server_is_asked_twice_more_when_it_says_when() {
        AtomicInteger asked = new AtomicInteger();
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (asked.incrementAndGet() < 3) {
                reply.send(503, "", "", "Retry-After: 0");
            } else {
                reply.result(request, "{}");
            }
        })) {
            http.request(1, "tools/call");
            http.log.frame(0);
            assertThat(asked.get()).isEqualTo(3);
            assertThat(http.log.findings("busy")).hasSize(2);
        }
    }

    @Test
    void a_pause_that_is_too_long_is_told_and_not_waited_for() {
        AtomicInteger asked = new AtomicInteger();
        Failure failure = fault((request, reply) -> {
            asked.incrementAndGet();
            reply.send(429, "", "", "Retry-After: 3600");
        });
        assertThat(asked.get()).isEqualTo(1);
        assertThat(failure.message()).contains("again in 3600 s");
        assertThat(failure.details()).containsEntry("retry_after_seconds", 3600L);
    }

    @ParameterizedTest
    @CsvSource({"429", "503", "408"})
    void a_pause_of_more_seconds_than_there_are_numbers_is_not_waited_for_either(int status) {
        AtomicInteger asked = new AtomicInteger();
        Failure failure = fault((request, reply) -> {
            asked.incrementAndGet();
            reply.send(status, "", "", "Retry-After: 99999999999999999999");
        });
        assertThat(asked.get()).isEqualTo(1);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
    }

    @Test
    void a_redirect_is_followed_within_the_origin_with_the_whole_request() {
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (request.path().equals("/mcp")) {
                reply.send(308, "", "", "Location: /elsewhere?x=1");
            } else {
                reply.result(request, "{}");
            }
        })) {
            http.request(1, "tools/list", Map.of("Mcp-Method", "tools/list"));
            http.log.frame(0);
            WireServer.Request second = http.server.requests().get(1);
            assertThat(second.method()).isEqualTo("POST");
            assertThat(second.path()).isEqualTo("/elsewhere?x=1");
            assertThat(second.header("Mcp-Method")).isEqualTo("tools/list");
            assertThat(second.rpcMethod()).isEqualTo("tools/list");
        }
    }

    @Test
    void nothing_follows_a_redirect_to_another_origin() {
        try (WireServer other = WireServer.with((request, reply) -> reply.result(request, "{}"))) {
            Failure failure = fault((request, reply) ->
                    reply.send(307, "", "", "Location: http://localhost:" + other.port() + "/mcp?token=secret"));
            assertThat(failure.code()).isEqualTo("redirect");
            assertThat(failure.message()).contains("another origin", "localhost:" + other.port());
            assertThat(failure.message() + failure.hint() + failure.details()).doesNotContain("secret");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void a_redirect_that_makes_a_get_of_a_post_is_not_followed_and_a_loop_ends() {
        Failure moved = fault((request, reply) -> reply.send(302, "", "", "Location: /there"));
        assertThat(moved.message()).contains("turns POST into GET");
        assertThat(moved.hint())
                .startsWith("name the URL that it leads to instead: http://")
                .endsWith("/there");
        AtomicInteger asked = new AtomicInteger();
        Failure loop = fault((request, reply) -> {
            asked.incrementAndGet();
            reply.send(307, "", "", "Location: /mcp");
        });
        assertThat(loop.code()).isEqualTo("redirect_loop");
        assertThat(asked.get()).isEqualTo(6);
    }

    @Test
    void a_header_cannot_break_out_of_its_line() {
        try (HttpFixture http = HttpFixture.open((request, reply) -> reply.result(request, "{}"))) {
            Failure failure =
                    http.log.failure(http.request(1, "tools/call", Map.of("Mcp-Param-A", "x\r\nInjected: yes")));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
            assertThat(failure.message()).contains("Mcp-Param-A").doesNotContain("Injected");
            assertThat(http.server.requests()).isEmpty();
        }
    }

    @Test
    void secrets_never_reach_a_wire_event() {
        WireServer server = WireServer.with(
                (request, reply) -> reply.result(request, "{}", "Set-Cookie: a=s3cret", "Mcp-Session-Id: s3cret"));
        Endpoint.Http endpoint = HttpFixture.endpoint(
                URI.create(server.url("/mcp") + "?key=s3cret"),
                Map.of("X-Own", Secret.of("s3cret"), "Authorization", Secret.of("Bearer s3cret")));
        try (HttpFixture http = HttpFixture.to(endpoint, server)) {
            http.log.wantDetails();
            http.transport.open(http.log, Opening.within(Deadline.none()));
            http.request(1, "tools/list");
            http.log.frame(0);
            assertThat(server.requests().get(0).header("x-own")).isEqualTo("s3cret");
            assertThat(http.log.all(WireEvent.class)).isNotEmpty();
            assertThat(http.log.toString()).doesNotContain("s3cret");
            assertThat(http.log.event(WireEvent.ExchangeOpened.class).headers())
                    .contains(new WireEvent.Header("X-Own", "•••"));
        }
    }

    @Test
    void headers_of_the_user_do_not_go_over_plain_http_to_another_machine() {
        WireServer server = WireServer.with((request, reply) -> {});
        Map<String, Secret> headers = Map.of("X-Key", Secret.of("s"));
        URI url = URI.create("http://mcp.example.com/mcp");
        try (HttpFixture http = HttpFixture.to(HttpFixture.endpoint(url, headers), server)) {
            assertThatThrownBy(() -> http.transport.open(http.log, Opening.within(Deadline.none())))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ANSWERED);
                        assertThat(failure.hint()).contains("--allow-http mcp.example.com");
                    });
        }
        Network usual = Network.usual(Map.of());
        Network allowed = new Network(usual.connectTimeout(), Map.of(), null, null, null, false, null, true);
        Endpoint.Http open = new Endpoint.Http(url, headers, Endpoint.Http.Way.AUTO, allowed, "subject");
        try (HttpFixture http = HttpFixture.to(open, WireServer.with((request, reply) -> {}))) {
            http.transport.open(http.log, Opening.within(Deadline.none()));
            assertThat(http.log.isClosed()).isFalse();
        }
    }
}
