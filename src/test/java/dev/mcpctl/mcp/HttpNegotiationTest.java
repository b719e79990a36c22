package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.testing.OlderServer;
import dev.mcpctl.testing.Waiting;
import dev.mcpctl.testing.WireServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which era is read out of what HTTP servers answer, and what never is. */
class HttpNegotiationTest {

    private static Failure refused(HttpScene scene) {
        Failure[] failure = new Failure[1];
        assertThatThrownBy(scene::open).isInstanceOfSatisfying(Failure.class, thrown -> failure[0] = thrown);
        return failure[0];
    }

    @Test
    void a_modern_server_is_asked_once_and_every_request_carries_its_headers() {
        try (HttpScene scene = HttpScene.modern().result("tools/list", "{'tools':[]}")) {
            Session session = scene.open();
            assertThat(session.server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
            assertThat(session.all(ListKind.TOOLS)).isEmpty();
            assertThat(scene.sent()).containsExactly("server/discover", "tools/list");
            assertThat(scene.memory.known).isEqualTo(Generation.MODERN);
            assertThat(scene.server.requests()).allSatisfy(request -> {
                assertThat(request.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
                assertThat(request.header("Mcp-Method")).isEqualTo(request.rpcMethod());
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | text/plain       | Bad Request
            404 | text/html        | <h1>Not Found</h1>
            405 | text/plain       | no
            406 | application/json | {"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"Not Acceptable"}}
            400 | application/json | {"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"No session"}}
            404 | application/json | {"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}
            200 | application/json | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid"}}
            200 | application/json | {"jsonrpc":"2.0","id":1,"result":{}}
            422 | application/json | {"detail":"no"}
            """)
    void what_no_modern_server_says_leads_to_a_handshake(int status, String type, String body) {
        try (HttpScene scene =
                HttpScene.legacy().on("server/discover", (request, reply) -> reply.send(status, type, body))) {
            Session session = scene.open();
            assertThat(session.server().version()).isEqualTo(ProtocolVersion.V2025_11_25);
            assertThat(scene.sent()).containsExactly("server/discover", "initialize", "notifications/initialized");
            assertThat(scene.memory.known).isEqualTo(Generation.LEGACY);
            assertThat(session.server().how()).anyMatch(step -> step.endsWith(": legacy"));
            assertThat(scene.server.messages("initialize").get(0).header("MCP-Protocol-Version"))
                    .isNull();
            assertThat(scene.server.messages("notifications/initialized").get(0).header("MCP-Protocol-Version"))
                    .isEqualTo("2025-11-25");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "429, UNREACHABLE",
        "500, UNREACHABLE",
        "502, UNREACHABLE",
        "503, UNREACHABLE",
    })
    void no_era_is_read_into_missing_credentials_or_an_outage(int status, Failure.Kind kind) {
        try (HttpScene scene =
                HttpScene.legacy().on("server/discover", (request, reply) -> reply.send(status, "", ""))) {
            assertThat(refused(scene).kind()).isEqualTo(kind);
            assertThat(scene.sent()).containsExactly("server/discover");
            assertThat(scene.memory.known).isNull();
        }
    }

    @Test
    void no_era_is_read_into_an_error_message_with_a_server_s_status_nor_into_a_broken_connection() {
        try (HttpScene scene = HttpScene.legacy()
                .on(
                        "server/discover",
                        (request, reply) ->
                                reply.send(500, "application/json", WireServer.error(request, -32603, "boom")))) {
            Failure failure = refused(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.message()).contains("boom");
            assertThat(scene.sent()).containsExactly("server/discover");
        }
        try (HttpScene scene = HttpScene.legacy().on("server/discover", (request, reply) -> reply.drop())) {
            assertThat(refused(scene).kind()).isEqualTo(Failure.Kind.SERVER_GONE);
            assertThat(scene.sent()).containsExactly("server/discover");
        }
    }

    @Test
    void silence_is_an_outage_and_no_era() {
        try (HttpScene scene = HttpScene.legacy().on("server/discover", (request, reply) -> reply.awaitClient())) {
            // The question must have reached the server by then.
            scene.start = Duration.ofSeconds(2);
            Failure failure = refused(scene);
            assertThat(failure.code()).isEqualTo("start_timeout");
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
            assertThat(scene.sent()).containsExactly("server/discover");
            assertThat(scene.heard.waiting).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-32020, -32021})
    void a_modern_error_with_400_is_the_finding(int code) {
        try (HttpScene scene = HttpScene.legacy()
                .on(
                        "server/discover",
                        (request, reply) ->
                                reply.send(400, "application/json", WireServer.error(request, code, "header")))) {
            assertThat(refused(scene).message()).contains("header");
            assertThat(scene.sent()).containsExactly("server/discover");
        }
    }

    @Test
    void a_refused_version_is_sent_again_even_if_it_is_the_one_that_the_server_lists() {
        AtomicInteger asked = new AtomicInteger();
        try (HttpScene scene = HttpScene.modern().on("server/discover", (request, reply) -> {
            if (asked.incrementAndGet() == 1) {
                reply.send(
                        400,
                        "application/json",
                        "{\"jsonrpc\":\"2.0\",\"id\":" + request.id()
                                + ",\"error\":{\"code\":-32022,\"message\":\"no\",\"data\":{\"supported\":[\"2026-07-28\"]}}}");
            } else {
                reply.result(request, HttpScene.MODERN);
            }
        })) {
            assertThat(scene.open().server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
            assertThat(asked.get()).isEqualTo(2);
        }
    }

    @Test
    void the_older_transport_is_tried_when_the_handshake_is_refused_by_status() {
        OlderServer older = new OlderServer("/messages");
        try (HttpScene scene = new HttpScene()) {
            scene.methods.clear();
            scene.otherwise = older.handler();
            scene.get = older.handler();
            Session session = scene.open();
            assertThat(session.server().version()).isEqualTo(ProtocolVersion.V2024_11_05);
            assertThat(session.all(ListKind.TOOLS)).isEmpty();
            assertThat(scene.sent())
                    .startsWith("server/discover", "initialize", "GET", "initialize")
                    .contains("tools/list");
            assertThat(session.server().how()).anyMatch(step -> step.contains("older HTTP+SSE"));
        }
    }

    /** Refuses the handshake, and opens a stream on which it says nothing. */
    private static HttpScene silentOlder(CountDownLatch asked, CountDownLatch left) {
        HttpScene scene = new HttpScene();
        scene.otherwise = (request, reply) -> reply.send(405, "text/html", "<h1>no</h1>");
        scene.get = (request, reply) -> {
            reply.stream().write(": starting\n\n");
            asked.countDown();
            reply.awaitClient();
            left.countDown();
        };
        return scene;
    }

    @Test
    void the_older_transport_is_not_waited_for_beyond_the_start() {
        CountDownLatch left = new CountDownLatch(1);
        try (HttpScene scene = silentOlder(new CountDownLatch(1), left)) {
            scene.start = Duration.ofSeconds(2);
            long begun = System.nanoTime();
            Failure failure = refused(scene);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
            assertThat(failure.code()).isEqualTo("method_not_allowed");
            assertThat(failure.details().get("older_transport")).asString().contains("no endpoint event in time");
            Waiting.await(left);
        }
    }

    @Test
    void an_interruption_ends_the_wait_for_the_older_transport() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        try (HttpScene scene = silentOlder(asked, left)) {
            Waiting.Beside<Failure> opening = Waiting.beside(() -> refused(scene));
            Waiting.await(asked);
            scene.interrupt(Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted"));
            assertThat(opening.result().kind()).isEqualTo(Failure.Kind.INTERRUPTED);
            Waiting.await(left);
        }
    }

    @Test
    void when_nothing_helps_the_first_refusal_is_told_with_what_was_tried() {
        try (HttpScene scene = new HttpScene()) {
            scene.otherwise = (request, reply) -> reply.send(404, "text/html", "<h1>no</h1>");
            scene.get = (request, reply) -> reply.send(404, "text/html", "<h1>no</h1>");
            Failure failure = refused(scene);
            assertThat(failure.code()).isEqualTo("not_found");
            assertThat(failure.details()).containsKey("older_transport");
            assertThat(scene.sent()).containsExactly("server/discover", "initialize", "GET");
        }
    }

    @Test
    void a_modern_refusal_of_the_handshake_does_not_lead_to_the_older_transport() {
        try (HttpScene scene = new HttpScene()
                .on(
                        "initialize",
                        (request, reply) ->
                                reply.send(400, "application/json", WireServer.error(request, -32020, "headers")))) {
            assertThatThrownBy(() -> scene.open("legacy")).isInstanceOf(Failure.class);
            assertThat(scene.sent()).containsExactly("initialize");
        }
    }

    @Test
    void a_remembered_era_that_turns_out_wrong_is_asked_for_again() {
        try (HttpScene scene = HttpScene.modern()
                .on("initialize", (request, reply) -> reply.send(400, "text/plain", "headers are missing"))) {
            scene.memory.known = Generation.LEGACY;
            assertThat(scene.open().server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
            assertThat(scene.memory.known).isEqualTo(Generation.MODERN);
            assertThat(scene.sent()).startsWith("initialize").endsWith("server/discover");
        }
    }
}
