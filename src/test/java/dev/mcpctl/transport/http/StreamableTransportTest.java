package dev.mcpctl.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.testing.Waiting;
import dev.mcpctl.testing.WireServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamableTransportTest {

    @Test
    void a_message_is_a_post_with_its_headers_and_its_answer_is_json() {
        try (HttpFixture http = HttpFixture.open((request, reply) -> reply.result(request, "{'ok':1}"))) {
            http.request(1, "tools/list", Map.of("Mcp-Method", "tools/list", "MCP-Protocol-Version", "2026-07-28"));
            assertThat(http.log.text(0)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"ok\":1}}");
            WireServer.Request sent = http.server.requests().get(0);
            assertThat(sent.method()).isEqualTo("POST");
            assertThat(sent.path()).isEqualTo("/mcp");
            assertThat(sent.header("Accept")).isEqualTo("application/json, text/event-stream");
            assertThat(sent.header("Content-Type")).isEqualTo("application/json");
            assertThat(sent.header("Mcp-Method")).isEqualTo("tools/list");
            assertThat(sent.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
            assertThat(sent.header("Origin")).isNull();
            assertThat(sent.header("Mcp-Session-Id")).isNull();
        }
    }

    @Test
    void an_answer_may_come_as_a_stream_with_notifications_before_it() {
        try (HttpFixture http = HttpFixture.open((request, reply) -> reply.stream()
                .write(": keep-alive\n\n")
                .event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}")
                .write("data: {\"jsonrpc\":\"2.0\",\n")
                .write("data: \"id\":1,\"result\":{}}\n\n"))) {
            http.request(1, "tools/call");
            assertThat(http.log.text(0)).contains("notifications/progress");
            assertThat(http.log.text(1)).contains("\"result\":{}");
            assertThat(http.log.event(WireEvent.StreamLine.class).value()).isEqualTo("keep-alive");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_long_answer_tells_that_it_is_on_its_way(boolean asEvents) {
        String text = "{'long':'" + "x".repeat(3_500_000) + "'}";
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (asEvents) {
                reply.stream().event(WireServer.answer(request, text));
            } else {
                reply.result(request, text);
            }
        })) {
            RequestId request = http.request(1, "tools/call");
            http.log.frame(0);
            assertThat(http.log.arriving()).hasSize(3).containsOnly(request);
        }
    }

    @Test
    void a_notification_is_taken_with_202_before_the_next_message_leaves() {
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (request.rpcMethod().startsWith("notifications/")) {
                reply.send(202, "", "");
            } else {
                reply.result(request, "{}");
            }
        })) {
            http.tell("notifications/initialized");
            http.request(1, "ping");
            http.log.frame(0);
            assertThat(http.server.requests())
                    .extracting(WireServer.Request::rpcMethod)
                    .containsExactly("notifications/initialized", "ping");
            assertThat(http.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void abandoning_a_request_closes_its_stream() {
        CountDownLatch left = new CountDownLatch(1);
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            reply.stream().write(": open\n\n");
            reply.awaitClient();
            left.countDown();
        })) {
            RequestId id = http.request(1, "tools/call");
            http.log.event(WireEvent.StreamLine.class);
            http.transport.abandon(id);
            Waiting.await(left);
            assertThat(http.log.texts()).isEmpty();
        }
    }

    @Test
    void many_requests_run_side_by_side() {
        CountDownLatch all = new CountDownLatch(64);
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            all.countDown();
            Waiting.await(all);
            reply.result(request, "{}");
        })) {
            for (int i = 1; i <= 64; i++) {
                http.request(i, "tools/call");
            }
            assertThat(http.log.frame(63)).isNotNull();
        }
    }

    @Test
    void a_session_id_goes_along_after_the_handshake_and_is_deleted_at_the_end() {
        WireServer server;
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (request.method().equals("DELETE")) {
                reply.send(405, "", "");
            } else {
                reply.result(request, HttpFixture.HANDSHAKE_RESULT, "Mcp-Session-Id: s-1");
            }
        })) {
            server = http.server;
            http.handshaken().request(1, "tools/list");
            http.log.frame(1);
        }
        assertThat(server.messages("initialize").get(0).header("mcp-session-id"))
                .isNull();
        assertThat(server.messages("tools/list").get(0).header("mcp-session-id"))
                .isEqualTo("s-1");
        assertThat(server.requests("DELETE")).hasSize(1);
        assertThat(server.requests("DELETE").get(0).header("mcp-session-id")).isEqualTo("s-1");
    }

    @Test
    void without_a_handshake_a_session_id_is_reported_and_ignored() {
        try (HttpFixture http =
                HttpFixture.open((request, reply) -> reply.result(request, "{}", "Mcp-Session-Id: s-1"))) {
            http.request(1, "tools/list");
            http.log.frame(0);
            http.request(2, "tools/list");
            http.log.frame(1);
            assertThat(http.log.findings("stray-session-id")).hasSize(1);
            assertThat(http.server.requests())
                    .allSatisfy(request ->
                            assertThat(request.header("mcp-session-id")).isNull());
        }
    }

    @Test
    void a_session_that_the_server_forgot_fails_the_request_alone() {
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (request.rpcMethod().equals("initialize")) {
                reply.result(request, HttpFixture.HANDSHAKE_RESULT, "Mcp-Session-Id: s-1");
            } else {
                reply.send(404, "application/json", "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32001}}");
            }
        })) {
            RequestId id = http.handshaken().request(1, "tools/list");
            assertThat(http.log.failure(id).code()).isEqualTo("session_expired");
            assertThat(http.log.isClosed()).isFalse();
            http.handshaken();
            assertThat(http.server.messages("initialize").get(1).header("mcp-session-id"))
                    .isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"-32001, session_expired", "-32601, "})
    void an_error_says_by_its_code_alone_that_it_was_the_method_and_not_the_session(int code, String failure) {
        String error = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":" + code + ",\"message\":\"unlike -32601\"}}";
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (request.rpcMethod().equals("initialize")) {
                reply.result(request, HttpFixture.HANDSHAKE_RESULT, "Mcp-Session-Id: s-1");
            } else {
                reply.send(404, "application/json", error);
            }
        })) {
            RequestId id = http.handshaken().request(1, "tools/list");
            if (failure == null) {
                assertThat(http.log.text(1)).isEqualTo(error);
            } else {
                assertThat(http.log.failure(id).code()).isEqualTo(failure);
            }
        }
    }

    @Test
    void a_stream_is_resumed_behind_its_last_event_after_the_pause_the_server_asked_for() {
        long[] closedAt = new long[1];
        long[] resumedAt = new long[1];
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (request.rpcMethod().equals("initialize")) {
                reply.result(request, HttpFixture.HANDSHAKE_RESULT);
            } else if (request.method().equals("POST")) {
                // Before the end, which the client may see before this thread goes on.
                closedAt[0] = System.nanoTime();
                reply.stream().write("id: e-1\nretry: 300\ndata:\n\n").end();
            } else {
                resumedAt[0] = System.nanoTime();
                reply.stream().write("id: e-2\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n");
                reply.awaitClient();
            }
        })) {
            http.handshaken().request(1, "tools/call", Map.of("MCP-Protocol-Version", "2025-11-25"));
            assertThat(http.log.text(1)).contains("\"id\":1");
            WireServer.Request get = http.server.requests("GET").get(0);
            assertThat(get.header("Last-Event-ID")).isEqualTo("e-1");
            assertThat(get.header("Accept")).isEqualTo("text/event-stream");
            assertThat(get.header("MCP-Protocol-Version")).isEqualTo("2025-11-25");
            assertThat((resumedAt[0] - closedAt[0]) / 1_000_000).isGreaterThanOrEqualTo(290);
        }
    }

    @Test
    void without_a_handshake_a_broken_stream_is_not_resumed() {
        try (HttpFixture http = HttpFixture.open(
                (request, reply) -> reply.stream().write("id: e-1\ndata:\n\n").end())) {
            RequestId id = http.request(1, "tools/call");
            Failure failure = http.log.failure(id);
            assertThat(failure.code()).isEqualTo("connection_lost");
            assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVER_GONE);
            assertThat(http.server.requests("GET")).isEmpty();
        }
    }

    @Test
    void the_side_stream_delivers_what_belongs_to_no_request_and_405_is_fine() {
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (request.method().equals("POST")) {
                reply.result(request, HttpFixture.HANDSHAKE_RESULT);
            } else {
                reply.stream().event("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"elicitation/create\"}");
                reply.awaitClient();
            }
        })) {
            http.handshaken().transport.openSideStream();
            assertThat(http.log.text(1)).contains("elicitation/create");
        }
        try (HttpFixture http = HttpFixture.open((request, reply) -> {
            if (request.method().equals("POST")) {
                reply.result(request, HttpFixture.HANDSHAKE_RESULT);
            } else {
                reply.send(405, "", "");
            }
        })) {
            http.handshaken().transport.openSideStream();
            http.request(2, "ping");
            http.log.frame(1);
            assertThat(http.server.requests("GET")).hasSize(1);
        }
    }

    /** Answers the handshake, and every GET with this status. */
    private static HttpFixture withoutSideStream(Duration pause, int status) {
        return HttpFixture.open(pause, (request, reply) -> {
            if (request.method().equals("POST")) {
                reply.result(request, HttpFixture.HANDSHAKE_RESULT);
            } else {
                reply.send(status, "", "");
            }
        });
    }

    private static int attempts(HttpFixture http) {
        Transport transport = http.handshaken().transport;
        transport.keepSideStream();
        for (int i = 1; i < 4; i++) {
            http.log.awaitSideStreamEnd(i);
            transport.keepSideStream();
            if (http.server.requests("GET").size() == i) {
                return i;
            }
        }
        return 4;
    }

    @Test
    void a_side_stream_that_failed_is_tried_again_but_not_where_there_is_none_nor_at_once() {
        try (HttpFixture http = withoutSideStream(Duration.ZERO, 503)) {
            assertThat(attempts(http)).isEqualTo(4);
        }
        try (HttpFixture http = withoutSideStream(Duration.ofHours(1), 503)) {
            assertThat(attempts(http)).isEqualTo(1);
            http.transport.openSideStream();
            assertThat(http.server.requests("GET")).hasSize(2);
        }
        for (int status : new int[] {405, 404, 501, 400, 204}) {
            try (HttpFixture http = withoutSideStream(Duration.ZERO, status)) {
                assertThat(attempts(http)).as("after %s", status).isEqualTo(1);
            }
        }
    }

    @Test
    void a_side_stream_that_was_given_up_is_tried_again() {
        AtomicInteger gets = new AtomicInteger();
        try (HttpFixture http = HttpFixture.open(Duration.ZERO, (request, reply) -> {
            if (request.method().equals("POST")) {
                reply.result(request, HttpFixture.HANDSHAKE_RESULT);
            } else if (gets.incrementAndGet() <= 1 + EventStream.MOST_RECONNECTIONS) {
                reply.stream().write("retry: 0\n\n").end();
            } else {
                reply.stream().event("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"elicitation/create\"}");
                reply.awaitClient();
            }
        })) {
            http.handshaken().transport.keepSideStream();
            http.log.awaitSideStreamEnd(1);
            http.transport.keepSideStream();
            assertThat(http.log.text(1)).contains("elicitation/create");
            http.transport.keepSideStream();
            assertThat(gets.get()).isEqualTo(2 + EventStream.MOST_RECONNECTIONS);
        }
    }
}
