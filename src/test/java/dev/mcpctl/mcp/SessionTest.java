package dev.mcpctl.mcp;

import static dev.mcpctl.testing.LoopTransport.object;
import static dev.mcpctl.testing.ScriptedServer.modern;
import static dev.mcpctl.testing.Waiting.beside;
import static dev.mcpctl.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.testing.Frames;
import dev.mcpctl.testing.LoopTransport;
import dev.mcpctl.testing.ScriptedServer;
import dev.mcpctl.testing.Steady;
import dev.mcpctl.testing.Waiting.Beside;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The session means the same in both eras. */
class SessionTest {

    private static Failure refused(ThrowingAction action) {
        return catchThrowableOfType(Failure.class, action::run);
    }

    private interface ThrowingAction {
        void run() throws Exception;
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

    @ParameterizedTest
    @EnumSource
    void a_refusal_of_what_the_server_does_not_offer_says_so(Speech speech) {
        ScriptedServer server = speech.server()
                .error("completion/complete", -32601, "Method not found")
                .error("resources/read", -32602, "no such resource");
        try (Scene scene = Scene.with(server)) {
            Session session = speech.open(scene);
            assertThat(refused(() -> session.request(Call.of("completion/complete")))
                            .hint())
                    .startsWith("the server does not offer completions");
            assertThat(refused(() -> session.read("x:y")).hint()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_tool_that_cannot_ask_back_in_the_modern_era_is_told_of_the_older_one(Speech speech) {
        ScriptedServer server = speech.server().error("tools/call", -32600, "there is no back-channel");
        try (Scene scene = Scene.with(server)) {
            String hint =
                    refused(() -> speech.open(scene).call("t", Json.object())).hint();
            assertThat(String.valueOf(hint).contains("--protocol legacy")).isEqualTo(speech == Speech.MODERN);
        }
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

    @ParameterizedTest
    @EnumSource
    void progress_is_heard_and_gives_the_request_its_full_time_again(Speech speech) throws Exception {
        Steady steady = new Steady(Duration.ofMillis(400));
        steady.attempt(() -> {
            try (Scene scene = Scene.with(speech.server().silent("tools/call"))) {
                scene.request = steady.patience();
                Session session = speech.open(scene);
                steady.seen();
                Beside<Message.Body> waiting = beside(() -> session.call("t", Json.object()));
                JsonNode call = scene.wire().awaitSent("tools/call");
                String token = Json.compact(call.path("params").path("_meta").path("progressToken"));
                int count = 0;
                while (steady.goesOn() && !waiting.isDone()) {
                    scene.wire().deliver(progress(token, ++count));
                    int heard = count;
                    until(() -> waiting.isDone() || scene.heard.lines.size() == heard);
                    steady.seen();
                }
                scene.wire().answer(call, "{'content':[]}");
                steady.seen();
                waiting.result().close();
                assertThat(scene.heard.lines).hasSize(count).startsWith("progress 1.0 of 10.0: at it");
            }
        });
    }

    private static String progress(String token, int count) {
        return "{'jsonrpc':'2.0','method':'notifications/progress','params':{'progressToken':" + token + ",'progress':"
                + count + ",'total':10,'message':'at it'}}";
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
