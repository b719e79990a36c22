package dev.mcpctl.mcp;

import static dev.mcpctl.testing.ScriptedServer.legacy;
import static dev.mcpctl.testing.ScriptedServer.modern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.testing.LoopTransport;
import dev.mcpctl.testing.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which era is the server? Every outcome of the probe, with nothing known before. */
class NegotiatorProbeTest {

    private static final String DISCOVERY =
            "{'resultType':'complete','supportedVersions':['2026-07-28'],'capabilities':{}}";

    /** Ids count from one on each connection. */
    private static final JsonNode PROBE = LoopTransport.object("{'id':1}");

    private static Failure refusedBy(Scene scene) {
        return catchThrowableOfType(Failure.class, () -> scene.open("auto"));
    }

    @Test
    void a_result_with_versions_means_modern_and_no_handshake_follows() {
        try (Scene scene = Scene.with(modern())) {
            Session session = scene.open("auto");
            assertThat(session.server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
            assertThat(session.server().serverInfo()).isNotNull();
            assertThat(session.server().how()).containsExactly("answered server/discover: modern, 2026-07-28");
            assertThat(scene.wire().methods()).containsExactly("server/discover");
            assertThat(scene.memory.known).isEqualTo(Generation.MODERN);
        }
    }

    @Test
    void the_probe_is_a_complete_modern_request() {
        try (Scene scene = Scene.with(modern())) {
            scene.open("auto");
            JsonNode meta = scene.sent("server/discover").get(0).path("params").path("_meta");
            assertThat(meta.path("io.modelcontextprotocol/protocolVersion").textValue())
                    .isEqualTo("2026-07-28");
            assertThat(meta.path("io.modelcontextprotocol/clientInfo")
                            .path("version")
                            .textValue())
                    .isEqualTo("9.9");
            assertThat(meta.path("io.modelcontextprotocol/clientCapabilities").isObject())
                    .isTrue();
        }
    }

    @Test
    void of_versions_of_both_generations_the_modern_one_is_taken() {
        ScriptedServer both =
                modern().result("server/discover", "{'supportedVersions':['2025-11-25','2026-07-28','2031-01-01',5]}");
        try (Scene scene = Scene.with(both)) {
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
        }
    }

    @Test
    void versions_with_a_handshake_only_lead_to_the_newest_common_handshake() {
        ScriptedServer server =
                legacy("2025-06-18").result("server/discover", "{'supportedVersions':['2025-06-18','2024-11-05']}");
        try (Scene scene = Scene.with(server)) {
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2025_06_18);
            assertThat(scene.sent("initialize")
                            .get(0)
                            .path("params")
                            .path("protocolVersion")
                            .textValue())
                    .isEqualTo("2025-06-18");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'supportedVersions':['2031-01-01']}", "{'supportedVersions':[]}"})
    void versions_that_nobody_here_speaks_end_it_with_both_lists(String result) {
        try (Scene scene = Scene.with(modern().result("server/discover", result))) {
            Failure failure = refusedBy(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
            assertThat(failure.code()).isEqualTo("no_common_version");
            assertThat(failure.message()).contains("2026-07-28").contains("2024-11-05");
            assertThat(scene.wire().farewells()).containsExactly(Transport.Farewell.ORDERLY);
            assertThat(scene.wire().methods()).doesNotContain("initialize");
        }
    }

    @Test
    void an_unsupported_version_with_a_handshake_in_common_leads_to_that_handshake() {
        ScriptedServer server = legacy("2025-03-26")
                .error(
                        "server/discover",
                        "{'code':-32022,'message':'no','data':{'supported':['2025-03-26'],'requested':'2026-07-28'}}");
        try (Scene scene = Scene.with(server)) {
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2025_03_26);
            assertThat(scene.sent("initialize")
                            .get(0)
                            .path("params")
                            .path("protocolVersion")
                            .textValue())
                    .isEqualTo("2025-03-26");
            assertThat(scene.memory.known).isEqualTo(Generation.LEGACY);
        }
    }

    @Test
    void an_unsupported_version_without_anything_in_common_ends_it() {
        ScriptedServer server = legacy("2025-11-25")
                .error("server/discover", "{'code':-32022,'message':'no','data':{'supported':['2031-01-01']}}");
        try (Scene scene = Scene.with(server)) {
            assertThat(refusedBy(scene).code()).isEqualTo("no_common_version");
            assertThat(scene.wire().methods()).containsExactly("server/discover");
        }
    }

    @Test
    void a_server_that_refuses_the_version_it_lists_is_asked_once_more_and_then_quoted() {
        ScriptedServer server = legacy("2025-11-25")
                .error("server/discover", "{'code':-32022,'message':'odd','data':{'supported':['2026-07-28']}}");
        try (Scene scene = Scene.with(server)) {
            Failure failure = refusedBy(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.message()).contains("odd");
            assertThat(scene.wire().methods()).containsExactly("server/discover", "server/discover");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-32020, -32021})
    void errors_that_only_modern_servers_know_are_the_finding_and_never_lead_to_a_handshake(int code) {
        try (Scene scene = Scene.with(legacy("2025-11-25").error("server/discover", code, "header trouble"))) {
            Failure failure = refusedBy(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.message()).contains("header trouble");
            assertThat(scene.wire().methods()).containsExactly("server/discover");
            assertThat(scene.memory.known).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-32601, -32602, -32600, -32700, -32603, -32000, -32001, -32002, -32019, -32022, 0, 404})
    void any_other_error_means_a_handshake_on_the_same_wire(int code) {
        try (Scene scene = Scene.with(legacy("2025-11-25").error("server/discover", code, "what"))) {
            Session session = scene.open("auto");
            assertThat(session.server().version()).isEqualTo(ProtocolVersion.V2025_11_25);
            assertThat(session.server().how())
                    .containsExactly(
                            "answered server/discover with error " + code + ": legacy",
                            "answered initialize: 2025-11-25");
            assertThat(scene.wires).hasSize(1);
            assertThat(scene.wire().methods())
                    .containsExactly("server/discover", "initialize", "notifications/initialized");
            assertThat(scene.memory.known).isEqualTo(Generation.LEGACY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'resultType':'complete'}", "{'supportedVersions':'2026-07-28'}", "5", "null"})
    void a_result_without_versions_means_a_handshake(String result) {
        try (Scene scene = Scene.with(legacy("2024-11-05").result("server/discover", result))) {
            Session session = scene.open("auto");
            assertThat(session.server().version()).isEqualTo(ProtocolVersion.V2024_11_05);
            assertThat(session.server().how().get(0)).contains("lists no versions");
        }
    }

    @Test
    void silence_leads_to_a_handshake_whose_verdict_is_not_kept() {
        try (Scene scene = Scene.with(legacy("2025-11-25").silent("server/discover"))) {
            scene.probe = Scene.SHORT;
            Session session = scene.open("auto");
            assertThat(session.server().version()).isEqualTo(ProtocolVersion.V2025_11_25);
            assertThat(scene.memory.known).isNull();
            assertThat(scene.heard.waiting).hasSize(1);
            assertThat(session.server().how().get(0))
                    .isEqualTo("no answer to server/discover within 80 ms: initialize sent too");
        }
    }

    @Test
    void an_answer_to_the_probe_after_the_handshake_is_dropped() {
        ScriptedServer server = legacy("2025-11-25").silent("server/discover").result("tools/list", "{'tools':[]}");
        try (Scene scene = Scene.with(server)) {
            scene.probe = Scene.SHORT;
            Session session = scene.open("auto");
            scene.wire().refuse(PROBE, -32601, "late");
            assertThat(session.all(ListKind.TOOLS)).isEmpty();
            assertThat(scene.findings.rules()).containsExactly("unexpected-answer");
        }
    }

    @Test
    void a_late_modern_answer_wins_over_a_handshake_that_is_not_answered() {
        ScriptedServer server =
                modern().silent("server/discover").on("initialize", (request, wire) -> wire.answer(PROBE, DISCOVERY));
        try (Scene scene = Scene.with(server)) {
            scene.probe = Scene.SHORT;
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
            assertThat(scene.memory.known).isEqualTo(Generation.MODERN);
        }
    }

    @Test
    void a_late_modern_answer_wins_over_a_handshake_that_is_refused_before_it() {
        ScriptedServer server = modern().silent("server/discover").on("initialize", (request, wire) -> {
            wire.refuse(request, -32601, "no handshake here");
            wire.answer(PROBE, DISCOVERY);
        });
        try (Scene scene = Scene.with(server)) {
            // Also how long the modern answer is waited for after the refusal, so not too short.
            scene.probe = Scene.SHORT.multipliedBy(25);
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
        }
    }

    @Test
    void when_both_questions_are_answered_the_modern_answer_decides() {
        ScriptedServer server = legacy("2025-11-25")
                .silent("server/discover")
                .on(
                        "initialize",
                        (request, wire) -> wire.deliver("[{'jsonrpc':'2.0','id':"
                                + 1 + ",'result':" + DISCOVERY + "},{'jsonrpc':'2.0','id':"
                                + request.path("id").longValue() + ",'result':{'protocolVersion':'2025-11-25'}}]"));
        try (Scene scene = Scene.with(server)) {
            scene.probe = Scene.SHORT;
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
        }
    }

    @Test
    void a_late_refusal_of_the_probe_keeps_the_handshake_going() {
        ScriptedServer server = legacy("2025-11-25").silent("server/discover").on("initialize", (request, wire) -> {
            wire.refuse(PROBE, -32601, "unknown");
            wire.answer(request, "{'protocolVersion':'2025-06-18'}");
        });
        try (Scene scene = Scene.with(server)) {
            scene.probe = Scene.SHORT;
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2025_06_18);
        }
    }

    @Test
    void a_handshake_refused_after_silence_is_the_answer() {
        try (Scene scene =
                Scene.with(legacy("x").silent("server/discover").error("initialize", -32602, "who are you"))) {
            scene.probe = Scene.SHORT;
            Failure failure = refusedBy(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.message()).contains("who are you");
        }
    }

    @Test
    void a_server_that_dies_on_the_probe_is_started_again_without_it() {
        try (Scene scene = Scene.with(legacy("2025-11-25").diesOn("server/discover"), legacy("2025-03-26"))) {
            Session session = scene.open("auto");
            assertThat(session.server().version()).isEqualTo(ProtocolVersion.V2025_03_26);
            assertThat(scene.wires.get(0).farewells()).containsExactly(Transport.Farewell.ORDERLY);
            assertThat(scene.wires.get(1).methods()).containsExactly("initialize", "notifications/initialized");
            assertThat(session.server().how())
                    .contains("the server ended on server/discover; started again without it");
            assertThat(scene.memory.known).isNull();
        }
    }

    @Test
    void a_server_that_dies_after_silence_is_started_again_too() {
        ScriptedServer dying = legacy("2025-11-25").silent("server/discover").diesOn("initialize");
        try (Scene scene = Scene.with(dying, legacy("2025-11-25"))) {
            scene.probe = Scene.SHORT;
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2025_11_25);
            assertThat(scene.wires).hasSize(2);
        }
    }

    @Test
    void a_server_that_dies_twice_is_not_started_a_third_time() {
        ScriptedServer dying = new ScriptedServer().diesOn("server/discover").diesOn("initialize");
        try (Scene scene = Scene.with(dying, dying)) {
            Failure failure = refusedBy(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVER_GONE);
            assertThat(failure).hasMessage("server 'old' exited with status 1");
            assertThat(scene.wires).hasSize(2);
        }
    }

    @Test
    void a_server_that_never_answers_was_never_ready() {
        try (Scene scene =
                Scene.with(new ScriptedServer().silent("server/discover").silent("initialize"))) {
            scene.probe = Scene.SHORT;
            // Not over before both questions were asked.
            scene.start = Scene.SHORT.multipliedBy(25);
            Failure failure = refusedBy(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
            assertThat(failure.code()).isEqualTo("start_timeout");
            // Which option bounds it, only the room above knows.
            assertThat(failure.hint()).isNull();
            assertThat(scene.wire().methods()).containsExactly("server/discover", "initialize");
            assertThat(scene.wire().farewells()).isNotEmpty();
        }
    }

    @Test
    void the_end_of_the_run_before_the_server_is_ready_counts_as_never_ready() {
        try (Scene scene =
                Scene.with(new ScriptedServer().silent("server/discover").silent("initialize"))) {
            scene.probe = Scene.SHORT;
            scene.run = Deadline.in(Scene.SHORT.multipliedBy(2));
            assertThat(refusedBy(scene).code()).isEqualTo("start_timeout");
        }
    }

    @Test
    void a_server_that_does_not_even_read_was_never_ready() {
        try (Scene scene = Scene.with(new ScriptedServer())) {
            scene.start = Scene.SHORT;
            scene.beforeOpening = wire -> wire.stopReading();
            assertThat(refusedBy(scene).code()).isEqualTo("start_timeout");
        }
    }

    @Test
    void a_server_may_ping_and_log_before_it_answers() {
        ScriptedServer chatty = legacy("2025-11-25").on("initialize", (request, wire) -> {
            wire.deliver("{'jsonrpc':'2.0','id':'p','method':'ping'}");
            wire.deliver("{'jsonrpc':'2.0','method':'notifications/message',"
                    + "'params':{'level':'info','data':'starting'}}");
            wire.answer(request, "{'protocolVersion':'2025-11-25'}");
        });
        try (Scene scene = Scene.with(chatty)) {
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2025_11_25);
            assertThat(scene.heard.lines).containsExactly("log info null \"starting\"");
        }
    }

    @Test
    void noise_on_the_wire_does_not_disturb_the_negotiation() {
        ScriptedServer noisy = legacy("2025-11-25").on("server/discover", (request, wire) -> {
            wire.deliver("Server listening...");
            wire.deliver("{'level':30,'msg':'hello'}");
            wire.refuse(request, -32601, "no");
        });
        try (Scene scene = Scene.with(noisy)) {
            assertThat(scene.open("auto").server().version()).isEqualTo(ProtocolVersion.V2025_11_25);
            assertThat(scene.findings.rules()).containsExactly("invalid-json", "no-message");
        }
    }
}
