package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.Waiting;
import dev.mcpctl.testing.WireServer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session does when HTTP lets it down, and what goes into headers. */
class HttpSessionTest {

    private static final String TOOLS = "{'tools':[{'name':'t','inputSchema':{'type':'object','properties':{"
            + "'region':{'type':'string','x-mcp-header':'Region'},'n':{'type':'integer','x-mcp-header':'N'}}}},"
            + "{'name':'bad','inputSchema':{'type':'object','properties':{'a':{'type':'number','x-mcp-header':'A'}}}}]}";

    private static final String TELLING = "{'protocolVersion':'2025-11-25','capabilities':{'tools':{},'logging':{},"
            + "'resources':{'subscribe':true}},'serverInfo':{'name':'old','version':'1'}}";

    private static Failure refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        Failure[] failure = new Failure[1];
        assertThatThrownBy(action).isInstanceOfSatisfying(Failure.class, thrown -> failure[0] = thrown);
        return failure[0];
    }

    /** Drops the first request of a method, and answers the others. */
    private static WireServer.Handler dropFirst(String result) {
        AtomicInteger count = new AtomicInteger();
        return (request, reply) -> {
            if (count.incrementAndGet() == 1) {
                reply.drop();
            } else {
                reply.result(request, result);
            }
        };
    }

    @Test
    void a_list_that_got_lost_is_asked_for_once_more_with_a_new_id() {
        try (HttpScene scene = HttpScene.modern().on("tools/list", dropFirst("{'tools':[]}"))) {
            assertThat(scene.open().all(ListKind.TOOLS)).isEmpty();
            assertThat(scene.server.messages("tools/list"))
                    .extracting(WireServer.Request::id)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
        try (HttpScene scene = HttpScene.modern().on("tools/list", (request, reply) -> reply.drop())) {
            Session session = scene.open();
            assertThat(refused(() -> session.all(ListKind.TOOLS)).code()).isEqualTo("connection_lost");
            assertThat(scene.server.messages("tools/list")).hasSize(2);
        }
    }

    @Test
    void a_call_that_got_lost_is_not_repeated_unless_the_user_allows_it() {
        try (HttpScene scene = HttpScene.modern().on("tools/call", dropFirst("{'content':[]}"))) {
            Session session = scene.open();
            Failure failure = refused(() -> session.call("t", Json.object()));
            assertThat(failure.message()).contains("may have run");
            assertThat(failure.hint()).contains("--retry");
            assertThat(scene.server.messages("tools/call")).hasSize(1);
        }
        try (HttpScene scene = HttpScene.modern().on("tools/call", dropFirst("{'content':[]}"))) {
            scene.retryCalls = true;
            scene.open().call("t", Json.object()).close();
            assertThat(scene.server.messages("tools/call")).hasSize(2);
        }
    }

    @Test
    void a_session_that_expired_is_opened_again_and_the_request_sent_again() {
        AtomicInteger sessions = new AtomicInteger();
        try (HttpScene scene = HttpScene.legacy()
                .on(
                        "initialize",
                        (request, reply) -> reply.result(
                                request, HttpScene.LEGACY, "Mcp-Session-Id: s" + sessions.incrementAndGet()))
                .on("tools/list", (request, reply) -> {
                    if ("s1".equals(request.header("mcp-session-id"))) {
                        reply.send(404, "text/plain", "gone");
                    } else {
                        reply.result(request, "{'tools':[]}");
                    }
                })) {
            assertThat(scene.open().all(ListKind.TOOLS)).isEmpty();
            assertThat(scene.sent())
                    .containsExactly(
                            "server/discover",
                            "initialize",
                            "notifications/initialized",
                            "tools/list",
                            "initialize",
                            "notifications/initialized",
                            "tools/list");
            assertThat(scene.server.messages("tools/list").get(1).header("mcp-session-id"))
                    .isEqualTo("s2");
        }
    }

    /** Gives a new session to each handshake, and forgets the first one when {@code tools/list} comes in it. */
    private static HttpScene forgetful() {
        AtomicInteger sessions = new AtomicInteger();
        HttpScene scene = HttpScene.legacy();
        scene.get = (request, reply) -> {
            reply.stream().write(": open\n\n");
            reply.awaitClient();
        };
        return scene.on(
                        "initialize",
                        (request, reply) ->
                                reply.result(request, TELLING, "Mcp-Session-Id: s" + sessions.incrementAndGet()))
                .on("tools/list", (request, reply) -> {
                    if ("s1".equals(request.header("mcp-session-id"))) {
                        reply.send(404, "text/plain", "gone");
                    } else {
                        reply.result(request, "{'tools':[]}");
                    }
                })
                .result("logging/setLevel", "{}")
                .result("resources/subscribe", "{}")
                .result("resources/unsubscribe", "{}");
    }

    private static List<String> inSecondSession(HttpScene scene) {
        return scene.server.requests().stream()
                .filter(each -> each.method().equals("POST") && "s2".equals(each.header("mcp-session-id")))
                .map(each -> each.rpcMethod()
                        + each.json().path("params").path("uri").asText()
                        + each.json().path("params").path("level").asText())
                .toList();
    }

    private static void setLevel(Session session, String level) {
        session.request(new Call("logging/setLevel", Json.object().put("level", level)))
                .close();
    }

    @Test
    void what_was_in_force_is_asked_for_again_in_a_session_that_was_opened_again() {
        try (HttpScene scene = forgetful()) {
            Session session = scene.open();
            setLevel(session, "info");
            setLevel(session, "debug");
            session.listen(Interest.in(List.of("a:gone"))).close();
            try (Subscription subscription = session.listen(Interest.in(List.of("a:1", "a:2")))) {
                assertThat(session.all(ListKind.TOOLS)).isEmpty();
                assertThat(subscription.honoured().uris()).hasSize(2);
            }
            assertThat(inSecondSession(scene))
                    .containsExactly(
                            "notifications/initialized",
                            "logging/setLeveldebug",
                            "resources/subscribea:1",
                            "resources/subscribea:2",
                            "tools/list",
                            "resources/unsubscribea:1",
                            "resources/unsubscribea:2");
            assertThat(scene.heard.warnings).isEmpty();
        }
    }

    @Test
    void what_a_session_that_was_opened_again_refuses_is_said() {
        try (HttpScene scene = forgetful().on("resources/subscribe", (request, reply) -> {
            if ("s2".equals(request.header("mcp-session-id")) && request.body().contains("a:1")) {
                reply.json(WireServer.error(request, -32002, "no such resource"));
            } else {
                reply.result(request, "{}");
            }
        })) {
            Session session = scene.open();
            try (Subscription subscription = session.listen(Interest.in(List.of("a:1", "a:2")))) {
                assertThat(session.all(ListKind.TOOLS)).isEmpty();
                assertThat(subscription.isOver()).isFalse();
            }
            assertThat(inSecondSession(scene)).contains("resources/subscribea:1", "resources/subscribea:2");
            assertThat(scene.heard.warnings)
                    .containsExactly("in the session that was opened again the server may not tell of changes of a:1:"
                            + " no such resource");
        }
    }

    @Test
    void what_cannot_be_asked_for_again_is_said_once_for_each_and_does_not_take_the_time_of_each() {
        try (HttpScene scene = forgetful().on("logging/setLevel", (request, reply) -> {
            if ("s2".equals(request.header("mcp-session-id"))) {
                reply.drop();
            } else {
                reply.result(request, "{}");
            }
        })) {
            Session session = scene.open();
            setLevel(session, "debug");
            try (Subscription subscription = session.listen(Interest.in(List.of("a:1")))) {
                assertThat(session.all(ListKind.TOOLS)).isEmpty();
                assertThat(subscription.isOver()).isFalse();
            }
            assertThat(inSecondSession(scene)).doesNotContain("resources/subscribea:1");
            assertThat(scene.heard.warnings)
                    .hasSize(2)
                    .anySatisfy(each -> assertThat(each).contains("log messages from level debug"))
                    .anySatisfy(each -> assertThat(each).contains("changes of a:1"));
        }
    }

    @Test
    void a_session_that_expires_again_at_once_is_told() {
        try (HttpScene scene = HttpScene.legacy()
                .on("initialize", (request, reply) -> reply.result(request, HttpScene.LEGACY, "Mcp-Session-Id: s"))
                .on("tools/list", (request, reply) -> reply.send(404, "", ""))) {
            Session session = scene.open();
            assertThat(refused(() -> session.all(ListKind.TOOLS)).code()).isEqualTo("session_expired");
            assertThat(scene.server.messages("initialize")).hasSize(2);
        }
    }

    @Test
    void a_server_asks_back_on_the_side_stream_that_is_open_before_the_call() {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        try (HttpScene scene = HttpScene.legacy()
                .on("tools/call", (request, reply) -> {
                    called.countDown();
                    Waiting.await(answered);
                    reply.result(request, "{'content':[]}");
                })
                .on("", (request, reply) -> {
                    reply.send(202, "", "");
                    answered.countDown();
                })) {
            scene.get = (request, reply) -> {
                reply.stream();
                Waiting.await(called);
                reply.event("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"elicitation/create\",\"params\":{}}");
                reply.awaitClient();
            };
            scene.open().call("t", Json.object()).close();
            assertThat(scene.sent().indexOf("GET")).isLessThan(scene.sent().indexOf("tools/call"));
            JsonNode reply = scene.server.messages("").get(0).json();
            assertThat(Json.compact(reply)).contains("\"id\":\"q\"", "accept");
        }
    }

    @Test
    void a_side_stream_that_failed_is_opened_again_by_a_later_call() {
        AtomicInteger streams = new AtomicInteger();
        try (HttpScene scene = HttpScene.legacy().result("tools/call", "{'content':[]}")) {
            scene.get = (request, reply) -> {
                if (streams.incrementAndGet() == 1) {
                    reply.send(503, "", "");
                } else {
                    reply.stream().event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
                    reply.awaitClient();
                }
            };
            Session session = scene.open();
            Waiting.until(() -> {
                session.call("t", Json.object()).close();
                return !scene.heard.lines.isEmpty();
            });
            assertThat(scene.heard.lines).containsExactly("notifications/tools/list_changed -");
            assertThat(streams.get()).isEqualTo(2);
        }
    }

    @Test
    void modern_requests_are_cancelled_by_closing_their_stream() {
        CountDownLatch left = new CountDownLatch(1);
        try (HttpScene scene = HttpScene.modern().on("tools/call", (request, reply) -> {
            reply.stream().write(": working\n\n");
            reply.awaitClient();
            left.countDown();
        })) {
            // The request must have reached the server by then.
            scene.request = Scene.SHORT.multipliedBy(25);
            Session session = scene.open();
            assertThat(refused(() -> session.call("t", Json.object())).kind()).isEqualTo(Failure.Kind.TIMED_OUT);
            Waiting.await(left);
            assertThat(scene.sent()).doesNotContain("notifications/cancelled");
        }
    }

    @Test
    void tools_with_a_broken_annotation_are_left_out_with_the_reason() {
        try (HttpScene scene = HttpScene.modern().result("tools/list", TOOLS)) {
            assertThat(scene.open().all(ListKind.TOOLS))
                    .extracting(tool -> tool.path("name").textValue())
                    .containsExactly("t");
            assertThat(scene.heard.warnings)
                    .singleElement()
                    .asString()
                    .startsWith("tool 'bad' is left out: x-mcp-header");
        }
        try (HttpScene scene = HttpScene.legacy().result("tools/list", TOOLS)) {
            assertThat(scene.open().all(ListKind.TOOLS)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nInjected: yes", "\u00e9", " edge", "=?base64?x?=", "tab\there"})
    void an_argument_reaches_its_header_whole_and_never_raw(String region) {
        try (HttpScene scene = HttpScene.modern().result("tools/list", TOOLS).result("tools/call", "{'content':[]}")) {
            Session session = scene.open();
            session.all(ListKind.TOOLS);
            session.call("t", Json.object().put("region", region).put("n", 42)).close();
            WireServer.Request call = scene.server.messages("tools/call").get(0);
            assertThat(call.header("Mcp-Param-N")).isEqualTo("42");
            assertThat(call.header("Mcp-Param-Region"))
                    .isEqualTo(HeaderText.of(region))
                    .startsWith("=?base64?");
            assertThat(call.header("Injected")).isNull();
            assertThat(call.header("Mcp-Name")).isEqualTo("t");
        }
    }

    @Test
    void headers_that_the_server_finds_wrong_are_made_anew_from_a_fresh_list() {
        AtomicInteger lists = new AtomicInteger();
        try (HttpScene scene = HttpScene.modern()
                .on(
                        "tools/list",
                        (request, reply) -> reply.result(
                                request,
                                lists.incrementAndGet() == 1
                                        ? TOOLS.replace("'x-mcp-header':'Region'", "'title':'x'")
                                        : TOOLS))
                .on("tools/call", (request, reply) -> {
                    if (request.header("Mcp-Param-Region") == null) {
                        reply.send(400, "application/json", WireServer.error(request, -32020, "header mismatch"));
                    } else {
                        reply.result(request, "{'content':[]}");
                    }
                })) {
            Session session = scene.open();
            session.all(ListKind.TOOLS);
            session.call("t", Json.object().put("region", "eu")).close();
            assertThat(scene.sent())
                    .containsExactly("server/discover", "tools/list", "tools/call", "tools/list", "tools/call");
        }
    }

    @Test
    void an_answer_with_another_id_and_an_answer_that_is_no_json_fail_the_request_at_once() {
        try (HttpScene scene = HttpScene.modern()
                .on("tools/call", (request, reply) -> reply.json("{\"jsonrpc\":\"2.0\",\"id\":999,\"result\":{}}"))
                .on("prompts/get", (request, reply) -> reply.json("{\"jsonrpc\":\"2.0\",\"id\":"))
                .on("resources/read", (request, reply) -> {
                    reply.stream().event(WireServer.answer(request, "{'contents':[]}"));
                    reply.event(WireServer.answer(request, "{'contents':[]}")).end();
                })) {
            Session session = scene.open();
            assertThat(refused(() -> session.call("t", Json.object())).message())
                    .contains("999");
            assertThat(refused(() -> session.prompt("p", Json.object())).kind()).isEqualTo(Failure.Kind.PROTOCOL);
            session.read("a:b").close();
            Waiting.until(() -> scene.findings.rules().contains("unexpected-answer"));
            assertThat(scene.findings.rules()).contains("unknown-id", "invalid-json");
        }
    }

    @Test
    void an_error_of_a_call_keeps_its_own_words_whatever_the_status() {
        try (HttpScene scene = HttpScene.modern()
                .on(
                        "tools/call",
                        (request, reply) ->
                                reply.send(500, "application/json", WireServer.error(request, -32603, "my words")))) {
            Session session = scene.open();
            Failure failure = refused(() -> session.call("t", Json.object()));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.message()).isEqualTo("my words");
            assertThat(failure.details()).containsEntry("http_status", 500).containsEntry("rpc_code", -32603L);
        }
    }
}
