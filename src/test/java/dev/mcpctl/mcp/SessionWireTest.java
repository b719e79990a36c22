package dev.mcpctl.mcp;

import static dev.mcpctl.testing.LoopTransport.object;
import static dev.mcpctl.testing.ScriptedServer.legacy;
import static dev.mcpctl.testing.ScriptedServer.modern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.testing.LoopTransport;
import dev.mcpctl.testing.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for what the user means. */
class SessionWireTest {

    private static Failure refused(ThrowingAction action) {
        return catchThrowableOfType(Failure.class, action::run);
    }

    private interface ThrowingAction {
        void run() throws Exception;
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
                    + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{\"form\":{},\"url\":{}},"
                    + "\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}},"
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
}
