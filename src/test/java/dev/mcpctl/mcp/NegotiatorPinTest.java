package dev.mcpctl.mcp;

import static dev.mcpctl.testing.ScriptedServer.legacy;
import static dev.mcpctl.testing.ScriptedServer.modern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.testing.LoopTransport;
import dev.mcpctl.testing.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The era is said on the command line, or remembered. */
class NegotiatorPinTest {

    private static Failure refusedBy(Scene scene, String protocol) {
        return catchThrowableOfType(Failure.class, () -> scene.open(protocol));
    }

    @Test
    void a_legacy_pin_shakes_hands_at_once_with_the_newest_revision() {
        try (Scene scene = Scene.with(legacy("2025-11-25"))) {
            Session session = scene.open("legacy");
            assertThat(scene.wire().methods()).containsExactly("initialize", "notifications/initialized");
            assertThat(session.server().how()).containsExactly("asked for: legacy", "answered initialize: 2025-11-25");
            assertThat(session.server().instructions()).isEqualTo("be kind");
            JsonNode info = session.server().serverInfo();
            assertThat(info).isEqualTo(LoopTransport.object("{'name':'old','version':'1'}"));
        }
    }

    @Test
    void the_handshake_carries_version_capabilities_and_client() {
        try (Scene scene = Scene.with(legacy("2025-11-25"))) {
            scene.open("legacy");
            assertThat(Json.compact(scene.sent("initialize").get(0).path("params")))
                    .isEqualTo(
                            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"elicitation\":{\"form\":{},\"url\":{}},"
                                    + "\"sampling\":{\"tools\":{}},\"roots\":{}},"
                                    + "\"clientInfo\":{\"name\":\"mcpctl\",\"title\":\"mcpctl\",\"version\":\"9.9\"}}");
            assertThat(Json.compact(scene.sent("notifications/initialized").get(0)))
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        }
    }

    @Test
    void the_handshake_has_no_version_header_and_what_follows_has_the_agreed_one() {
        LoopTransport wire = new LoopTransport(new Transport.Traits(true, true));
        try (Scene scene = Scene.on(wire.serve(legacy("2025-06-18").result("tools/list", "{'tools':[]}")))) {
            scene.open("legacy").all(ListKind.TOOLS);
            assertThat(wire.headers("initialize")).isEmpty();
            assertThat(wire.headers("notifications/initialized")).containsEntry("MCP-Protocol-Version", "2025-06-18");
            assertThat(wire.headers("tools/list")).containsOnlyKeys("MCP-Protocol-Version");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
    void a_pinned_date_is_offered_and_taken(String date) {
        try (Scene scene = Scene.with(legacy(date))) {
            assertThat(scene.open(date).server().version().date()).isEqualTo(date);
            assertThat(scene.sent("initialize")
                            .get(0)
                            .path("params")
                            .path("protocolVersion")
                            .textValue())
                    .isEqualTo(date);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            2024-11-05 | null
            2025-03-26 | null
            2025-06-18 | {}
            2025-11-25 | {'form':{},'url':{}}
            """)
    void elicitation_is_declared_in_the_shape_of_the_revision(String date, String elicitation) {
        try (Scene scene = Scene.with(legacy(date))) {
            scene.open(date);
            JsonNode capabilities =
                    scene.sent("initialize").get(0).path("params").path("capabilities");
            assertThat(Json.compact(capabilities.path("elicitation"))).isEqualTo(elicitation.replace('\'', '"'));
            assertThat(capabilities.path("sampling").isObject()).isTrue();
            assertThat(Json.compact(capabilities.path("roots"))).isEqualTo("{}");
        }
    }

    @Test
    void a_pinned_date_that_the_server_replaces_is_refused_and_the_wire_is_cut() {
        try (Scene scene = Scene.with(legacy("2024-11-05"))) {
            Failure failure = refusedBy(scene, "2025-06-18");
            assertThat(failure).hasMessage("the server does not speak 2025-06-18; it wants 2024-11-05");
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
            assertThat(failure.hint()).contains("--protocol");
            assertThat(scene.wire().methods()).containsExactly("initialize");
            assertThat(scene.wire().farewells()).containsExactly(Transport.Farewell.ORDERLY);
        }
    }

    @Test
    void without_a_date_an_older_revision_of_the_server_is_taken() {
        try (Scene scene = Scene.with(legacy("2024-11-05"))) {
            assertThat(scene.open("legacy").server().version()).isEqualTo(ProtocolVersion.V2024_11_05);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2031-01-01'", "'2026-07-28'", "''"})
    void a_revision_that_nobody_here_can_shake_hands_in_is_refused(String named) {
        ScriptedServer server = legacy("x").result("initialize", "{'protocolVersion':" + named + "}");
        try (Scene scene = Scene.with(server)) {
            Failure failure = refusedBy(scene, "legacy");
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
            assertThat(failure.message())
                    .startsWith("the server wants protocol version '")
                    .contains("2025-11-25");
            assertThat(scene.wire().methods()).containsExactly("initialize");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'protocolVersion':5}", "{'protocolVersion':null}"})
    void a_handshake_without_a_revision_is_refused(String result) {
        try (Scene scene = Scene.with(legacy("x").result("initialize", result))) {
            assertThat(refusedBy(scene, "legacy"))
                    .hasMessage("the server answered initialize without a text 'protocolVersion'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "[]", "null"})
    void a_handshake_that_is_no_object_is_refused(String result) {
        try (Scene scene = Scene.with(legacy("x").result("initialize", result))) {
            assertThat(refusedBy(scene, "legacy"))
                    .hasMessage("the server answered initialize with a result that is no object");
        }
    }

    @Test
    void a_modern_server_that_refuses_the_handshake_is_quoted_and_the_other_era_suggested() {
        ScriptedServer server = modern().error(
                        "initialize",
                        "{'code':-32600,'message':'only 2026-07-28 here','data':{'supported':['2026-07-28']}}");
        try (Scene scene = Scene.with(server)) {
            Failure failure = refusedBy(scene, "legacy");
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.message()).contains("only 2026-07-28 here");
            assertThat(failure.details()).containsKey("data");
            assertThat(failure.hint()).contains("--protocol auto");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "2026-07-28"})
    void a_modern_pin_asks_for_the_capabilities_and_never_shakes_hands(String protocol) {
        try (Scene scene = Scene.with(modern())) {
            Session session = scene.open(protocol);
            assertThat(session.server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
            assertThat(session.server().offers("tools")).isTrue();
            assertThat(session.server().offers("logging")).isFalse();
            assertThat(scene.wire().methods()).containsExactly("server/discover");
        }
    }

    @Test
    void a_modern_pin_goes_on_without_discovery_and_everything_may_be_tried() {
        ScriptedServer server =
                new ScriptedServer().result("tools/list", "{'resultType':'complete','tools':[{'name':'t'}]}");
        try (Scene scene = Scene.with(server)) {
            Session session = scene.open("modern");
            assertThat(session.server().how().get(1)).startsWith("has no server/discover");
            assertThat(session.server().serverInfo()).isNull();
            assertThat(session.all(ListKind.TOOLS)).hasSize(1);
        }
    }

    @Test
    void a_modern_pin_on_a_server_with_another_refusal_is_refused_with_the_other_era_suggested() {
        try (Scene scene = Scene.with(legacy("2025-11-25").error("server/discover", -32600, "not initialized"))) {
            Failure failure = refusedBy(scene, "modern");
            assertThat(failure.message()).contains("not initialized");
            assertThat(failure.hint()).contains("--protocol auto");
            assertThat(scene.wire().methods()).containsExactly("server/discover");
        }
    }

    @Test
    void a_modern_pin_on_a_server_that_lists_other_versions_is_refused() {
        try (Scene scene = Scene.with(modern().result("server/discover", "{'supportedVersions':['2025-11-25']}"))) {
            Failure failure = refusedBy(scene, "modern");
            assertThat(failure).hasMessage("the server does not serve 2026-07-28");
            assertThat(failure.hint()).contains("--protocol auto");
        }
    }

    @Test
    void a_pinned_server_that_stays_silent_was_never_ready() {
        try (Scene scene = Scene.with(new ScriptedServer().silent("initialize"))) {
            scene.start = Scene.SHORT;
            assertThat(refusedBy(scene, "legacy").code()).isEqualTo("start_timeout");
        }
        try (Scene scene = Scene.with(new ScriptedServer().silent("server/discover"))) {
            scene.start = Scene.SHORT;
            assertThat(refusedBy(scene, "modern").code()).isEqualTo("start_timeout");
        }
    }

    @Test
    void an_unknown_protocol_names_all_that_are_known() {
        assertThatThrownBy(() -> EraChoice.parse("2025-01-01"))
                .hasMessage("unknown protocol '2025-01-01'; allowed are auto, legacy, modern, 2024-11-05, 2025-03-26, "
                        + "2025-06-18, 2025-11-25, 2026-07-28");
    }

    @Test
    void a_remembered_legacy_server_is_not_probed() {
        try (Scene scene = Scene.with(legacy("2025-11-25"))) {
            scene.memory.known = Generation.LEGACY;
            Session session = scene.open("auto");
            assertThat(session.server().how()).containsExactly("remembered: legacy", "answered initialize: 2025-11-25");
            assertThat(scene.wire().methods()).containsExactly("initialize", "notifications/initialized");
            assertThat(scene.memory.forgotten).isZero();
        }
    }

    @Test
    void a_remembered_modern_server_is_asked_for_its_capabilities_all_the_same() {
        try (Scene scene = Scene.with(modern())) {
            scene.memory.known = Generation.MODERN;
            scene.open("auto");
            assertThat(scene.wire().methods()).containsExactly("server/discover");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','id':1,'error':{'code':-32601,'message':'no handshake'}}",
                "{'jsonrpc':'2.0','id':1,'result':{'protocolVersion':'2026-07-28'}}",
                "{'jsonrpc':'2.0','id':1,'result':5}"
            })
    void a_wrong_memory_is_forgotten_and_a_fresh_start_asks_again(String answer) {
        ScriptedServer changed = modern().on("initialize", (request, wire) -> wire.deliver(answer));
        try (Scene scene = Scene.with(changed, modern())) {
            scene.memory.known = Generation.LEGACY;
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
            assertThat(scene.memory.forgotten).isEqualTo(1);
            assertThat(scene.memory.known).isEqualTo(Generation.MODERN);
            assertThat(scene.wires.get(0).farewells()).containsExactly(Transport.Farewell.ORDERLY);
        }
    }

    @Test
    void a_remembered_server_that_stays_silent_is_forgotten_for_the_next_time() {
        try (Scene scene = Scene.with(new ScriptedServer().silent("initialize"))) {
            scene.memory.known = Generation.LEGACY;
            scene.start = Scene.SHORT;
            assertThat(refusedBy(scene, "auto").code()).isEqualTo("start_timeout");
            assertThat(scene.memory.forgotten).isEqualTo(1);
        }
    }

    @Test
    void a_remembered_server_that_dies_is_forgotten_and_not_started_again_at_once() {
        try (Scene scene = Scene.with(new ScriptedServer().diesOn("initialize"))) {
            scene.memory.known = Generation.LEGACY;
            assertThat(refusedBy(scene, "auto").kind()).isEqualTo(Failure.Kind.SERVER_GONE);
            assertThat(scene.memory.forgotten).isEqualTo(1);
            assertThat(scene.wires).hasSize(1);
        }
    }

    @Test
    void a_server_that_cannot_be_reached_says_nothing_about_its_era() {
        EraMemory remembered = new EraMemory() {
            @Override
            public Generation recall() {
                return Generation.LEGACY;
            }

            @Override
            public void remember(Generation generation) {
                throw new AssertionError("remembered");
            }

            @Override
            public void forget() {
                throw new AssertionError("forgotten");
            }
        };
        Negotiator negotiator = new Negotiator(
                (peer, start) -> {
                    throw Failure.unreachable("no such program", null);
                },
                Scene.with().options(),
                remembered);
        assertThatThrownBy(() -> negotiator.open(EraChoice.AUTO)).hasMessage("no such program");
    }

    @Test
    void pins_leave_the_memory_alone() {
        try (Scene scene = Scene.with(legacy("2025-11-25"))) {
            scene.memory.known = Generation.MODERN;
            scene.open("legacy");
            assertThat(scene.memory.known).isEqualTo(Generation.MODERN);
            assertThat(EraMemory.none().recall()).isNull();
        }
    }

    @Test
    void a_log_level_is_set_by_request_after_the_handshake_where_logging_is_declared() {
        ScriptedServer logging = legacy("x")
                .result("initialize", "{'protocolVersion':'2025-11-25','capabilities':{'logging':{}}}")
                .result("logging/setLevel", "{}");
        try (Scene scene = Scene.with(logging)) {
            scene.profile = new ClientProfile("9.9", ClientProfile.Advertised.ALL, Json.object(), "debug");
            scene.open("legacy");
            assertThat(scene.wire().methods())
                    .containsExactly("initialize", "notifications/initialized", "logging/setLevel");
            assertThat(Json.compact(scene.sent("logging/setLevel").get(0).path("params")))
                    .isEqualTo("{\"level\":\"debug\"}");
        }
        try (Scene scene = Scene.with(legacy("2025-11-25"))) {
            scene.profile = new ClientProfile("9.9", ClientProfile.Advertised.ALL, Json.object(), "debug");
            scene.open("legacy");
            assertThat(scene.wire().methods()).containsExactly("initialize", "notifications/initialized");
            assertThat(scene.heard.notes).contains("the server declares no logging, so no level was set");
        }
    }

    @Test
    void a_log_level_that_the_server_refuses_ends_it_and_nothing_is_left_open() {
        ScriptedServer logging = legacy("x")
                .result("initialize", "{'protocolVersion':'2025-11-25','capabilities':{'logging':{}}}")
                .error("logging/setLevel", -32602, "no such level");
        try (Scene scene = Scene.with(logging)) {
            scene.profile = new ClientProfile("9.9", ClientProfile.Advertised.ALL, Json.object(), "loud");
            assertThat(refusedBy(scene, "legacy").message()).contains("no such level");
            assertThat(scene.wire().farewells()).containsExactly(Transport.Farewell.ORDERLY);
        }
    }
}
