package dev.mcpctl.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Peer;
import dev.mcpctl.serve.demo.DemoServer;
import dev.mcpctl.testing.Waiting;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streamable HTTP of 2026-07-28. */
@Timeout(60)
class StatelessServingTest {

    private final HttpServing serving =
            HttpServing.start(new DemoServer("1.2.3"), HttpServing.Protocol.STREAMABLE, "127.0.0.1", 0);
    private final HttpVisitor visitor = new HttpVisitor(serving.url());

    @AfterEach
    void end() {
        serving.close();
    }

    private static int code(JsonNode answer) {
        return answer.path("error").path("code").asInt();
    }

    @Test
    void an_answer_that_comes_alone_is_json() throws Exception {
        HttpResponse<InputStream> answer = visitor.stateless("server/discover", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Mcp-Session-Id")).isEmpty();
        assertThat(HttpVisitor.json(answer).at("/result/supportedVersions/0").asText())
                .isEqualTo("2026-07-28");
    }

    @Test
    void what_is_said_before_the_answer_makes_it_a_stream_that_ends_with_it() throws Exception {
        HttpRequest.Builder request = visitor.statelessHeaders("tools/call", "'name':'slow'");
        String meta = HttpVisitor.META.substring(0, HttpVisitor.META.length() - 1) + ",'progressToken':1}";
        HttpResponse<InputStream> answer = visitor.post(
                request,
                "{'jsonrpc':'2.0','id':7,'method':'tools/call','params':{" + meta
                        + ",'name':'slow','arguments':{'seconds':0,'steps':2}}}");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        List<HttpVisitor.Event> events = HttpVisitor.events(answer).rest();
        assertThat(events).extracting(HttpVisitor.Event::id).containsOnlyNulls();
        assertThat(events)
                .extracting(event -> event.message().path("method").asText("answer"))
                .containsExactly("notifications/progress", "notifications/progress", "answer");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ping, 404, -32601",
        "logging/setLevel, 404, -32601",
        "no/such/method, 404, -32601",
        "tools/call, 200, -32602",
    })
    void errors_travel_with_the_status_of_their_kind(String method, int status, int code) throws Exception {
        HttpResponse<InputStream> answer = visitor.stateless(method, "'name':'no-such-tool'");

        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode error = HttpVisitor.json(answer);
        assertThat(code(error)).isEqualTo(code);
        assertThat(error.path("id").asInt()).isEqualTo(7);
    }

    @Test
    void missing_metadata_is_a_bad_request_and_so_is_an_unknown_revision() throws Exception {
        HttpRequest.Builder request =
                visitor.request().header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/list");
        HttpResponse<InputStream> answer =
                visitor.post(request, "{'jsonrpc':'2.0','id':7,'method':'tools/list','params':{}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(HttpVisitor.json(answer))).isEqualTo(-32602);

        request = visitor.request().header("MCP-Protocol-Version", "2031-01-01").header("Mcp-Method", "tools/list");
        answer = visitor.post(
                request, HttpVisitor.statelessBody("tools/list", "").replace("2026-07-28", "2031-01-01"));
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = HttpVisitor.json(answer);
        assertThat(code(error)).isEqualTo(-32022);
        assertThat(error.at("/error/data/supported/0").asText()).isEqualTo("2026-07-28");
    }

    @Test
    void an_undeclared_capability_is_a_bad_request() throws Exception {
        HttpResponse<InputStream> answer = visitor.stateless("tools/call", "'name':'sample','arguments':{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(HttpVisitor.json(answer))).isEqualTo(-32021);
    }

    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource({
        "MCP-Protocol-Version, 2025-11-25",
        "MCP-Protocol-Version, ",
        "Mcp-Method, tools/list",
        "Mcp-Method, TOOLS/CALL",
        "Mcp-Method, ",
        "Mcp-Name, add",
        "Mcp-Name, ",
        "Mcp-Name, =?base64?!?=",
        "Mcp-Param-Region, south",
        "Mcp-Param-Region, ",
        "Mcp-Param-Priority, 4",
        "Mcp-Param-Priority, three",
        "Mcp-Param-Urgent, true",
    })
    void a_header_that_differs_from_the_body_or_is_missing_is_a_mismatch(String header, String value) throws Exception {
        HttpRequest.Builder request = routed();
        request.setHeader(header, value == null ? "-" : value);
        if (value == null) {
            request = without(request, header);
        }
        HttpResponse<InputStream> answer = visitor.post(request, ROUTE);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = HttpVisitor.json(answer);
        assertThat(code(error)).isEqualTo(-32020);
        assertThat(error.path("id").asInt()).isEqualTo(7);
        assertThat(error.at("/error/message").asText()).contains(header);
    }

    private static final String ROUTE =
            HttpVisitor.statelessBody("tools/call", "'name':'route','arguments':{'region':'nørd','priority':3}");

    private HttpRequest.Builder routed() {
        String encoded = Base64.getEncoder().encodeToString("nørd".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return visitor.statelessHeaders("tools/call", "'name':'route'")
                .header("Mcp-Param-Region", "=?base64?" + encoded + "?=")
                .header("mcp-param-PRIORITY", "3");
    }

    private HttpRequest.Builder without(HttpRequest.Builder request, String header) {
        HttpRequest.Builder copy = HttpRequest.newBuilder(serving.url());
        request.build().headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(header)) {
                values.forEach(value -> copy.header(name, value));
            }
        });
        return copy;
    }

    @Test
    void headers_that_agree_pass_encoded_or_not_and_whatever_the_case_of_their_names() throws Exception {
        HttpResponse<InputStream> answer = visitor.post(routed(), ROUTE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(HttpVisitor.json(answer).at("/result/content/0/text").asText())
                .contains("nørd");
    }

    @Test
    void a_notification_is_accepted_and_a_response_or_a_batch_is_not() throws Exception {
        HttpRequest.Builder request = visitor.statelessHeaders("notifications/none", "");
        String body = HttpVisitor.statelessBody("notifications/none", "").replace("'id':7,", "");
        assertThat(visitor.post(request, body).statusCode()).isEqualTo(202);

        HttpRequest.Builder plain = visitor.request().header("MCP-Protocol-Version", "2026-07-28");
        assertThat(visitor.post(plain, "{'jsonrpc':'2.0','id':1,'result':{}}").statusCode())
                .isEqualTo(400);
        assertThat(visitor.post(plain, "[" + body + "]").statusCode()).isEqualTo(400);
    }

    @Test
    void a_subscription_is_a_stream_that_brings_what_was_asked_for() throws Exception {
        try (HttpVisitor.Events events = HttpVisitor.events(
                visitor.stateless("subscriptions/listen", "'notifications':{'toolsListChanged':true}"))) {
            assertThat(events.next().message().path("method").asText())
                    .isEqualTo("notifications/subscriptions/acknowledged");

            visitor.stateless("tools/call", "'name':'grow','arguments':{'kind':'prompts'}");
            visitor.stateless("tools/call", "'name':'grow','arguments':{'kind':'tools'}");

            assertThat(events.next().message().path("method").asText()).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void the_end_of_the_server_ends_a_subscription_with_its_result() throws Exception {
        try (HttpVisitor.Events events = HttpVisitor.events(
                visitor.stateless("subscriptions/listen", "'notifications':{'toolsListChanged':true}"))) {
            events.next();

            serving.close();

            assertThat(events.next().message().has("result")).isTrue();
            assertThat(events.next()).isNull();
        }
    }

    @Test
    void closing_the_stream_cancels_the_request() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Conversation endless = new Conversation() {
            @Override
            public Runnable receive(JsonNode message, Peer replies) {
                replies.send(Json.object().put("jsonrpc", "2.0").put("method", "notifications/hello"));
                return () -> Waiting.await(cancelled);
            }

            @Override
            public void unreadable(String problem, Peer replies) {}

            @Override
            public void cancel(RequestId id) {
                assertThat(id).isEqualTo(RequestId.of(7));
                cancelled.countDown();
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        try (HttpServing other =
                HttpServing.start(unsolicited -> endless, HttpServing.Protocol.STREAMABLE, "127.0.0.1", 0)) {
            HttpVisitor client = new HttpVisitor(other.url());
            try (HttpVisitor.Events events =
                    HttpVisitor.events(client.stateless("tools/call", "'name':'x','arguments':{}"))) {
                events.next();
            }

            Waiting.await(cancelled);
            Waiting.await(closed);
        }
    }
}
