package dev.mcpctl.mcp;

import static dev.mcpctl.testing.LoopTransport.object;
import static dev.mcpctl.testing.ScriptedServer.legacy;
import static dev.mcpctl.testing.ScriptedServer.modern;
import static dev.mcpctl.testing.Waiting.beside;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.testing.Frames;
import dev.mcpctl.testing.LoopTransport;
import dev.mcpctl.testing.ScriptedServer;
import dev.mcpctl.testing.Waiting.Beside;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The session means the same in both eras. */
class SessionTest {

    /** An era under test. */
    enum Speech {
        LEGACY,
        MODERN;

        ScriptedServer server() {
            return this == LEGACY ? legacy("2025-11-25") : modern();
        }

        String pin() {
            return this == LEGACY ? "legacy" : "modern";
        }

        Session open(Scene scene) {
            return scene.open(pin());
        }
    }

    private static Failure refused(ThrowingAction action) {
        return catchThrowableOfType(Failure.class, action::run);
    }

    private interface ThrowingAction {
        void run() throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void lists_are_read_page_after_page_and_an_empty_cursor_is_a_cursor(Speech speech) {
        ScriptedServer server = speech.server().on("tools/list", (request, wire) -> {
            JsonNode cursor = request.path("params").path("cursor");
            if (cursor.isMissingNode()) {
                wire.answer(request, "{'tools':[{'name':'a'}],'nextCursor':''}");
            } else if (cursor.textValue().isEmpty()) {
                wire.answer(request, "{'tools':[],'nextCursor':'é opaque=='}");
            } else {
                wire.answer(request, "{'tools':[{'name':'b'}],'nextCursor':null}");
            }
        });
        try (Scene scene = Scene.with(server)) {
            assertThat(Json.compact(speech.open(scene).all(ListKind.TOOLS)))
                    .isEqualTo("[{\"name\":\"a\"},{\"name\":\"b\"}]");
            assertThat(scene.sent("tools/list").stream()
                            .map(request ->
                                    request.path("params").path("cursor").asText("none")))
                    .containsExactly("none", "", "é opaque==");
        }
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void each_kind_has_its_method_and_its_member(ListKind kind) {
        String answer = "{'" + kind.member() + "':[{'name':'only'}]}";
        try (Scene scene = Scene.with(modern().result(kind.method(), answer))) {
            assertThat(scene.open("modern").all(kind)).hasSize(1);
        }
        assertThat(ListKind.of(kind.plural())).isEqualTo(kind);
        assertThat(ListKind.of(kind.singular())).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void a_cursor_that_comes_again_ends_the_list_with_a_failure(Speech speech) {
        ScriptedServer server = speech.server().result("prompts/list", "{'prompts':[{'name':'p'}],'nextCursor':'x'}");
        try (Scene scene = Scene.with(server)) {
            Failure failure = refused(() -> speech.open(scene).all(ListKind.PROMPTS));
            assertThat(failure.code()).isEqualTo("endless_list");
            assertThat(failure).hasMessage("the list of prompts does not end: the cursor of page 2 came before");
        }
    }

    @Test
    void a_list_of_too_many_pages_is_never_cut_silently() {
        int[] page = {0};
        ScriptedServer server = modern().on(
                        "tools/list",
                        (request, wire) -> wire.answer(request, "{'tools':[],'nextCursor':'" + page[0]++ + "'}"));
        try (Scene scene = Scene.with(server)) {
            Failure failure = refused(() -> scene.open("modern").all(ListKind.TOOLS));
            assertThat(failure).hasMessage("the list of tools does not end: 1000 pages and 0 items so far");
            assertThat(scene.sent("tools/list")).hasSize(Session.MAX_PAGES);
        }
    }

    @Test
    void a_list_of_too_many_items_is_never_cut_silently() {
        String items = "{'name':'t'},".repeat(Session.MAX_ITEMS) + "{'name':'t'}";
        ScriptedServer server = modern().result("tools/list", "{'tools':[" + items + "],'nextCursor':'more'}");
        try (Scene scene = Scene.with(server)) {
            assertThat(refused(() -> scene.open("modern").all(ListKind.TOOLS)))
                    .hasMessage("the list of tools does not end: 1 pages and 100001 items so far");
        }
    }

    @ParameterizedTest
    @EnumSource
    void malformed_items_are_kept_where_they_stand(Speech speech) {
        ScriptedServer server = speech.server()
                .result("tools/list", "{'tools':[{'name':'a'},5,{'title':'no name'},null,{'name':'a','x':1}]}");
        try (Scene scene = Scene.with(server)) {
            List<Item<Tool>> tools = Item.readAll(speech.open(scene).all(ListKind.TOOLS), Tool::read);
            assertThat(tools).hasSize(5);
            assertThat(tools.stream().map(Item::problem))
                    .containsExactly(null, "is no object", "has no 'name'", "is no object", null);
            assertThat(tools.get(1).raw()).isEqualTo(Json.parse("5"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                             | without an array 'tools'
            {'tools':{}}                   | without an array 'tools'
            {'tools':[],'nextCursor':5}    | with a nextCursor that is no text
            {'tools':[],'nextCursor':{}}   | with a nextCursor that is no text
            """)
    void a_list_in_another_shape_is_a_broken_answer(String result, String problem) {
        try (Scene scene = Scene.with(legacy("2025-06-18").result("tools/list", result))) {
            Failure failure = refused(() -> scene.open("legacy").all(ListKind.TOOLS));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
            assertThat(failure).hasMessage("the server answered tools/list " + problem);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "[]", "'text'"})
    void a_result_that_is_no_object_is_a_broken_answer_in_both_eras(String result) {
        for (Speech speech : Speech.values()) {
            try (Scene scene = Scene.with(speech.server().result("tools/call", result))) {
                assertThat(refused(() -> speech.open(scene).call("t", Json.object())))
                        .hasMessage("the server answered tools/call with a result that is no object");
            }
        }
    }

    @Test
    void what_the_server_does_not_offer_is_empty_without_asking() {
        ScriptedServer server =
                legacy("x").result("initialize", "{'protocolVersion':'2025-11-25','capabilities':{'tools':{}}}");
        try (Scene scene = Scene.with(server)) {
            Session session = scene.open("legacy");
            assertThat(session.all(ListKind.RESOURCES)).isEmpty();
            assertThat(session.all(ListKind.TEMPLATES)).isEmpty();
            assertThat(session.all(ListKind.PROMPTS)).isEmpty();
            assertThat(scene.wire().methods()).containsExactly("initialize", "notifications/initialized");
        }
    }

    @ParameterizedTest
    @EnumSource
    void calls_reads_and_prompts_send_what_the_user_means(Speech speech) {
        ScriptedServer server = speech.server()
                .result("tools/call", "{'content':[]}")
                .result("resources/read", "{'contents':[]}")
                .result("prompts/get", "{'messages':[]}");
        try (Scene scene = Scene.with(server)) {
            Session session = speech.open(scene);
            session.call("t", object("{'a':[1,2.50]}")).close();
            session.read("file:///x").close();
            session.prompt("p", object("{'who':'you'}")).close();
            session.prompt("bare", Json.object()).close();
            assertThat(bare(scene, "tools/call", 0)).isEqualTo("{\"name\":\"t\",\"arguments\":{\"a\":[1,2.50]}}");
            assertThat(bare(scene, "resources/read", 0)).isEqualTo("{\"uri\":\"file:///x\"}");
            assertThat(bare(scene, "prompts/get", 0)).isEqualTo("{\"name\":\"p\",\"arguments\":{\"who\":\"you\"}}");
            assertThat(bare(scene, "prompts/get", 1)).isEqualTo("{\"name\":\"bare\"}");
        }
    }

    private static String bare(Scene scene, String method, int index) {
        ObjectNode params = (ObjectNode) scene.sent(method).get(index).path("params");
        return Json.compact(params.without("_meta"));
    }

    @ParameterizedTest
    @EnumSource
    void the_answer_comes_with_its_bytes(Speech speech) {
        ScriptedServer server = speech.server()
                .on(
                        "tools/call",
                        (request, wire) -> wire.deliver(Frames.spooled("{\"jsonrpc\":\"2.0\",\"id\":"
                                + request.path("id").longValue() + ",\"result\": {\"content\" : [] } }")));
        try (Scene scene = Scene.with(server)) {
            try (Message.Body body = speech.open(scene).call("t", Json.object())) {
                assertThat(Frames.text(body.open())).isEqualTo("{\"content\" : [] }");
            }
        }
    }

    @Test
    void an_error_keeps_the_servers_own_words_as_evidence() {
        ScriptedServer server = modern().error("tools/call", "{'code':-32602,'message':'no tool x','data':{'k':1}}");
        try (Scene scene = Scene.with(server)) {
            Failure failure = refused(() -> scene.open("modern").call("x", Json.object()));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.code()).isEqualTo("remote_error");
            assertThat(failure.message()).contains("no tool x");
            assertThat(failure.details())
                    .containsEntry("method", "tools/call")
                    .containsEntry("data", object("{'k':1}"));
        }
    }

    @Test
    void legacy_params_are_the_users_own_and_a_progress_token_for_what_may_be_long() {
        ScriptedServer server =
                legacy("2025-11-25").result("tools/list", "{'tools':[]}").result("tools/call", "{'content':[]}");
        try (Scene scene = Scene.with(server)) {
            Session session = scene.open("legacy");
            session.all(ListKind.TOOLS);
            session.call("t", Json.object()).close();
            JsonNode call = scene.sent("tools/call").get(0);
            assertThat(Json.compact(scene.sent("tools/list").get(0).path("params")))
                    .isEqualTo("{}");
            assertThat(Json.compact(call.path("params").path("_meta")))
                    .isEqualTo("{\"progressToken\":" + call.path("id").longValue() + "}");
        }
    }

    @Test
    void modern_params_name_version_client_and_capabilities_each_time() {
        ScriptedServer server = modern().result("tools/list", "{'tools':[]}").result("tools/call", "{'content':[]}");
        try (Scene scene = Scene.with(server)) {
            scene.profile = new ClientProfile(
                    "9.9", new ClientProfile.Advertised(true, false, false), object("{'trace':'t1'}"), "warning");
            Session session = scene.open("modern");
            session.all(ListKind.TOOLS);
            session.call("t", Json.object()).close();
            String common = "{\"trace\":\"t1\",\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"mcpctl\",\"title\":\"mcpctl\",\"version\":\"9.9\"},"
                    + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{\"form\":{},\"url\":{}}},"
                    + "\"io.modelcontextprotocol/logLevel\":\"warning\"";
            assertThat(meta(scene, "server/discover")).isEqualTo(common + "}");
            assertThat(meta(scene, "tools/list")).isEqualTo(common + "}");
            long id = scene.sent("tools/call").get(0).path("id").longValue();
            assertThat(meta(scene, "tools/call")).isEqualTo(common + ",\"progressToken\":" + id + "}");
            assertThat(scene.wire().methods()).doesNotContain("logging/setLevel");
        }
    }

    private static String meta(Scene scene, String method) {
        return Json.compact(scene.sent(method).get(0).path("params").path("_meta"));
    }

    @ParameterizedTest
    @EnumSource
    void meta_of_the_request_wins_over_meta_of_the_run_and_a_token_of_the_users_stays(Speech speech) {
        try (Scene scene = Scene.with(speech.server().result("tools/call", "{'content':[]}"))) {
            scene.profile =
                    new ClientProfile("9.9", ClientProfile.Advertised.ALL, object("{'a':'run','b':'run'}"), null);
            ObjectNode params = object("{'name':'t','_meta':{'b':'own','progressToken':'mine'}}");
            speech.open(scene).raw(new Call("tools/call", params)).close();
            JsonNode meta = scene.sent("tools/call").get(0).path("params").path("_meta");
            assertThat(meta.path("a").textValue()).isEqualTo("run");
            assertThat(meta.path("b").textValue()).isEqualTo("own");
            assertThat(meta.path("progressToken").textValue()).isEqualTo("mine");
            assertThat(params).isEqualTo(object("{'name':'t','_meta':{'b':'own','progressToken':'mine'}}"));
        }
    }

    @Test
    void meta_of_a_wrong_type_is_sent_as_typed_where_nothing_must_be_added() {
        try (Scene scene = Scene.with(legacy("2025-11-25").result("tools/call", "{'content':[]}"))) {
            scene.open("legacy")
                    .raw(new Call("tools/call", object("{'_meta':5}")))
                    .close();
            assertThat(Json.compact(scene.sent("tools/call").get(0).path("params")))
                    .isEqualTo("{\"_meta\":5}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            tools/call     | {'name':'n','uri':'u'}    | n
            prompts/get    | {'name':'n','uri':'u'}    | n
            resources/read | {'name':'n','uri':'u'}    | u
            tasks/get      | {'taskId':'t','name':'n'} | t
            tools/list     | {'name':'n','uri':'u'}    |
            x/own          | {'name':'n'}              |
            """)
    void modern_headers_name_version_method_and_what_is_called(String method, String params, String name) {
        LoopTransport wire = new LoopTransport(new Transport.Traits(true, true));
        try (Scene scene = Scene.on(wire.serve(modern().result(method, "{}")))) {
            scene.open("modern").raw(new Call(method, object(params))).close();
            assertThat(wire.headers(method))
                    .containsEntry("MCP-Protocol-Version", "2026-07-28")
                    .containsEntry("Mcp-Method", method);
            assertThat(wire.headers(method).get("Mcp-Name")).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LEGACY | server/discover       | came with 2026-07-28; this server speaks 2025-11-25
            LEGACY | subscriptions/listen  | came with 2026-07-28; this server speaks 2025-11-25
            MODERN | ping                  | ended with 2025-11-25
            MODERN | initialize            | ended with 2025-11-25
            MODERN | logging/setLevel      | each request asks for its own level
            MODERN | resources/subscribe   | use 'subscriptions/listen'
            MODERN | resources/unsubscribe | use 'subscriptions/listen'
            MODERN | tasks/list            | ended with 2025-11-25
            """)
    void a_method_that_the_era_lacks_is_refused_before_it_is_sent_unless_it_is_raw(
            Speech speech, String method, String problem) {
        try (Scene scene = Scene.with(speech.server().result(method, "{'supportedVersions':['2026-07-28']}"))) {
            Session session = speech.open(scene);
            int before = scene.wire().methods().size();
            Failure failure = refused(() -> session.request(Call.of(method)));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
            assertThat(failure.message()).contains("'" + method + "'").contains(problem);
            assertThat(failure.hint()).contains("mcpctl raw");
            assertThat(scene.wire().methods()).hasSize(before);
            session.raw(Call.of(method)).close();
            assertThat(scene.wire().methods()).hasSize(before + 1).endsWith(method);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_takes_too_long_is_cancelled_by_notification(Speech speech) {
        try (Scene scene = Scene.with(speech.server().silent("tools/call"))) {
            scene.request = Scene.SHORT;
            assertThat(refused(() -> speech.open(scene).call("t", Json.object()))
                            .kind())
                    .isEqualTo(Failure.Kind.TIMED_OUT);
            JsonNode call = scene.sent("tools/call").get(0);
            JsonNode cancelled = scene.sent("notifications/cancelled").get(0);
            assertThat(cancelled.path("params").path("requestId")).isEqualTo(call.path("id"));
            assertThat(cancelled.path("params").path("reason").textValue()).isEqualTo("timeout");
            assertThat(cancelled.has("id")).isFalse();
            assertThat(scene.wire().abandoned()).isEmpty();
        }
    }

    @Test
    void over_streams_of_their_own_modern_requests_are_abandoned_and_legacy_ones_cancelled() {
        for (Speech speech : Speech.values()) {
            LoopTransport wire = new LoopTransport(new Transport.Traits(true, true));
            try (Scene scene = Scene.on(wire.serve(speech.server().silent("tools/call")))) {
                scene.request = Scene.SHORT;
                assertThat(refused(() -> speech.open(scene).call("t", Json.object())))
                        .isNotNull();
                assertThat(wire.abandoned()).hasSize(speech == Speech.MODERN ? 1 : 0);
                assertThat(scene.sent("notifications/cancelled")).hasSize(speech == Speech.MODERN ? 0 : 1);
            }
        }
    }

    @Test
    void the_handshake_is_never_cancelled() {
        try (Scene scene = Scene.with(modern().silent("initialize"))) {
            scene.request = Scene.SHORT;
            Session session = scene.open("modern");
            assertThat(refused(() -> session.raw(Call.of("initialize"))).kind()).isEqualTo(Failure.Kind.TIMED_OUT);
            assertThat(scene.wire().methods()).endsWith("initialize");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_interruption_cancels_and_says_so(Speech speech) throws Exception {
        try (Scene scene = Scene.with(speech.server().silent("tools/call").result("tools/list", "{'tools':[]}"))) {
            Session session = speech.open(scene);
            Beside<Failure> waiting = beside(() -> refused(() -> session.call("t", Json.object())))
                    .blocked();
            scene.wire().awaitSent("tools/call");
            session.interrupt(Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "ctrl-c"));
            assertThat(waiting.result()).hasMessage("ctrl-c");
            assertThat(scene.sent("notifications/cancelled")
                            .get(0)
                            .path("params")
                            .path("reason")
                            .textValue())
                    .isEqualTo("the user ended it");
            assertThat(session.all(ListKind.TOOLS)).as("the session goes on").isEmpty();
        }
    }

    @Test
    void an_interruption_between_two_pages_is_not_lost() {
        Session[] session = new Session[1];
        ScriptedServer server = modern().on("tools/list", (request, wire) -> {
            wire.answer(
                    request, "{'tools':[],'nextCursor':'" + request.path("id").longValue() + "'}");
            if (request.path("id").longValue() > 50) {
                session[0].interrupt(Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "ctrl-c"));
            }
        });
        try (Scene scene = Scene.with(server)) {
            session[0] = scene.open("modern");
            assertThat(refused(() -> session[0].all(ListKind.TOOLS))).hasMessage("ctrl-c");
        }
    }

    @ParameterizedTest
    @EnumSource
    void progress_is_heard_and_gives_the_request_its_full_time_again(Speech speech) throws Exception {
        ScriptedServer server = speech.server().silent("tools/call");
        try (Scene scene = Scene.with(server)) {
            scene.request = Duration.ofMillis(800);
            Session session = speech.open(scene);
            Beside<Message.Body> waiting = beside(() -> session.call("t", Json.object()));
            JsonNode call = scene.wire().awaitSent("tools/call");
            String token = Json.compact(call.path("params").path("_meta").path("progressToken"));
            long end = System.nanoTime() + scene.request.multipliedBy(2).toNanos();
            int count = 0;
            while (System.nanoTime() < end) {
                scene.wire()
                        .deliver("{'jsonrpc':'2.0','method':'notifications/progress','params':{'progressToken':" + token
                                + ",'progress':" + ++count + ",'total':10,'message':'at it'}}");
                LockSupport.parkNanos(20_000_000);
            }
            scene.wire().answer(call, "{'content':[]}");
            waiting.result().close();
            assertThat(scene.heard.lines).hasSize(count).startsWith("progress 1.0 of 10.0: at it");
        }
    }

    @Test
    void progress_for_nothing_is_noted() {
        try (Scene scene = Scene.with(modern().on("tools/list", (request, wire) -> {
            wire.deliver(
                    "{'jsonrpc':'2.0','method':'notifications/progress','params':{'progressToken':99,'progress':1}}");
            wire.deliver("{'jsonrpc':'2.0','method':'notifications/progress'}");
            wire.answer(request, "{'tools':[]}");
        }))) {
            scene.open("modern").all(ListKind.TOOLS);
            assertThat(scene.heard.lines).isEmpty();
            assertThat(scene.heard.notes)
                    .filteredOn(note -> note.equals("the server reported progress for a request that is not open"))
                    .hasSize(2);
        }
    }

    @Test
    void logs_and_other_notifications_are_heard_in_whatever_shape() {
        try (Scene scene = Scene.with(modern().on("tools/list", (request, wire) -> {
            wire.deliver("{'jsonrpc':'2.0','method':'notifications/message',"
                    + "'params':{'level':'error','logger':'db','data':{'k':[1]}}}");
            wire.deliver("{'jsonrpc':'2.0','method':'notifications/message','params':'odd'}");
            wire.deliver("{'jsonrpc':'2.0','method':'notifications/tools/list_changed'}");
            wire.deliver("{'jsonrpc':'2.0','method':'notifications/own','params':[1]}");
            wire.answer(request, "{'tools':[]}");
        }))) {
            scene.open("modern").all(ListKind.TOOLS);
            assertThat(scene.heard.lines)
                    .containsExactly(
                            "log error db {\"k\":[1]}",
                            "log info null null",
                            "notifications/tools/list_changed -",
                            "notifications/own [1]");
        }
    }

    @Test
    void a_notification_of_the_users_goes_out_as_typed() {
        try (Scene scene = Scene.with(modern())) {
            scene.open("modern").tell("notifications/own", object("{'a':1}"));
            assertThat(scene.wire().lines())
                    .endsWith("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/own\",\"params\":{\"a\":1}}");
        }
    }

    @Test
    void the_reason_why_the_server_went_reaches_the_caller() {
        try (Scene scene = Scene.with(modern().diesOn("tools/call"))) {
            assertThatThrownBy(() -> scene.open("modern").call("t", Json.object()))
                    .hasMessage("server 'old' exited with status 1");
            assertThat(scene.wire().methods()).doesNotContain("notifications/cancelled");
        }
    }

    @Test
    void closing_hands_the_farewell_on() {
        try (Scene scene = Scene.with(modern())) {
            scene.open("modern").close(Transport.Farewell.AT_ONCE);
            assertThat(scene.wire().farewells()).containsExactly(Transport.Farewell.AT_ONCE);
        }
    }
}
