package dev.mcpctl.mcp;

import static dev.mcpctl.testing.LoopTransport.object;
import static dev.mcpctl.testing.ScriptedServer.legacy;
import static dev.mcpctl.testing.ScriptedServer.modern;
import static dev.mcpctl.testing.Waiting.await;
import static dev.mcpctl.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.ScriptedServer;
import dev.mcpctl.testing.Steady;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of servers with a handshake. */
class ServerVoiceTest {

    /** Asks this while a call is open, and answers the call when it has its own answer. */
    private static ScriptedServer asking(String method, String params) {
        return legacy("2025-11-25")
                .on(
                        "tools/call",
                        (request, wire) -> wire.deliver(
                                "{'jsonrpc':'2.0','id':'s-1','method':'" + method + "','params':" + params + "}"))
                .on("answer", (answer, wire) -> wire.answer(object("{'id':2}"), "{'content':[]}"));
    }

    private static JsonNode answered(Scene scene) {
        until(() -> scene.wire().methods().contains("answer"));
        return scene.wire().awaitSent("answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elicitation/create", "sampling/createMessage", "roots/list"})
    void an_ask_is_answered_under_its_id_and_the_call_goes_on(String method) {
        try (Scene scene = Scene.with(asking(method, "{'message':'who?'}"))) {
            scene.answerer = ask -> Json.object().put("answered", ask.method());
            scene.open("legacy").call("t", Json.object()).close();
            assertThat(scene.asks).containsExactly(new Answerer.Ask(method, object("{'message':'who?'}")));
            assertThat(answered(scene))
                    .isEqualTo(object("{'jsonrpc':'2.0','id':'s-1','result':{'answered':'" + method + "'}}"));
        }
    }

    @Test
    void params_that_are_no_object_count_as_empty() {
        try (Scene scene = Scene.with(asking("roots/list", "[1]"))) {
            scene.answerer = ask -> ask.params();
            scene.open("legacy").call("t", Json.object()).close();
            assertThat(answered(scene).path("result")).isEqualTo(Json.object());
        }
    }

    @Test
    void an_elicitation_that_nothing_answers_is_cancelled_and_its_reason_ends_the_call() {
        try (Scene scene = Scene.with(asking("elicitation/create", "{}"))) {
            Session session = scene.open("legacy");
            Failure failure = catchThrowableOfType(Failure.class, () -> session.call("t", Json.object()));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ANSWERED);
            assertThat(failure).hasMessage("nothing answers elicitation/create");
            assertThat(answered(scene).path("result")).isEqualTo(object("{'action':'cancel'}"));
            assertThat(scene.sent("notifications/cancelled")
                            .get(0)
                            .path("params")
                            .path("requestId")
                            .longValue())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampling/createMessage", "roots/list"})
    void any_other_ask_that_nothing_answers_gets_an_error_and_its_reason_ends_the_call(String method) {
        try (Scene scene = Scene.with(asking(method, "{}"))) {
            Session session = scene.open("legacy");
            Failure failure = catchThrowableOfType(Failure.class, () -> session.call("t", Json.object()));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ANSWERED);
            assertThat(answered(scene).path("error"))
                    .isEqualTo(object("{'code':-1,'message':'nobody is there to answer'}"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "elicitation/create, false, true, true",
        "sampling/createMessage, true, false, true",
        "roots/list, true, true, false"
    })
    void what_was_not_advertised_is_unknown(String method, boolean elicitation, boolean sampling, boolean roots) {
        try (Scene scene = Scene.with(asking(method, "{}"))) {
            scene.profile = new ClientProfile(
                    "9.9", new ClientProfile.Advertised(elicitation, sampling, roots), Json.object(), null);
            scene.open("legacy").call("t", Json.object()).close();
            assertThat(answered(scene).path("error").path("code").intValue()).isEqualTo(-32601);
            assertThat(scene.asks).isEmpty();
        }
    }

    @Test
    void an_unknown_method_is_refused_and_the_call_goes_on() {
        try (Scene scene = Scene.with(asking("x/own", "{}"))) {
            scene.open("legacy").call("t", Json.object()).close();
            assertThat(answered(scene).path("error"))
                    .isEqualTo(object("{'code':-32601,'message':'unknown method x/own'}"));
        }
    }

    @Test
    void a_ping_is_answered_with_an_empty_result_even_while_a_person_thinks() {
        CountDownLatch person = new CountDownLatch(1);
        ScriptedServer server = legacy("2025-11-25")
                .on("tools/call", (request, wire) -> {
                    wire.deliver("{'jsonrpc':'2.0','id':'form','method':'elicitation/create'}");
                    wire.deliver("{'jsonrpc':'2.0','id':'ping','method':'ping'}");
                })
                .on("answer", (answer, wire) -> {
                    if (answer.path("id").textValue().equals("form")) {
                        wire.answer(object("{'id':2}"), "{'content':[]}");
                    } else {
                        person.countDown();
                    }
                });
        try (Scene scene = Scene.with(server)) {
            scene.answerer = ask -> {
                await(person);
                return Json.object();
            };
            scene.open("legacy").call("t", Json.object()).close();
            List<JsonNode> answers = scene.wire().sent().stream()
                    .filter(message -> !message.has("method"))
                    .toList();
            assertThat(answers.get(0)).isEqualTo(object("{'jsonrpc':'2.0','id':'ping','result':{}}"));
            assertThat(answers.get(1).path("id").textValue()).isEqualTo("form");
        }
    }

    @Test
    void a_person_who_takes_longer_than_the_timeout_does_not_lose_the_call() throws Exception {
        Steady steady = new Steady(Scene.SHORT.multipliedBy(5));
        steady.attempt(() -> {
            try (Scene scene = Scene.with(asking("elicitation/create", "{}"))) {
                scene.request = steady.patience();
                scene.answerer = ask -> {
                    steady.seen();
                    LockSupport.parkNanos(steady.patience().multipliedBy(2).toNanos());
                    steady.counts();
                    return object("{'action':'decline'}");
                };
                Session session = scene.open("legacy");
                steady.counts();
                try {
                    session.call("t", Json.object()).close();
                } finally {
                    steady.seen();
                }
                assertThat(answered(scene).path("result")).isEqualTo(object("{'action':'decline'}"));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "elicitation/create", "x/own"})
    void a_modern_server_may_not_ask_and_gets_no_answer(String method) {
        ScriptedServer server = modern().on("tools/call", (request, wire) -> {
            wire.deliver("{'jsonrpc':'2.0','id':'s-1','method':'" + method + "'}");
            wire.answer(request, "{'content':[]}");
        });
        try (Scene scene = Scene.with(server)) {
            scene.open("modern").call("t", Json.object()).close();
            until(() -> scene.heard.notes.contains(
                    "the server sent a request, " + method + ", which 2026-07-28 forbids; not answered"));
            assertThat(scene.wire().methods()).doesNotContain("answer");
            assertThat(scene.asks).isEmpty();
        }
    }

    @Test
    void a_mistake_of_ours_while_answering_is_called_a_bug_and_ends_the_call() {
        try (Scene scene = Scene.with(asking("roots/list", "{}"))) {
            scene.answerer = ask -> {
                throw new IllegalStateException("oops");
            };
            Session session = scene.open("legacy");
            assertThat(catchThrowableOfType(Failure.class, () -> session.call("t", Json.object()))
                            .kind())
                    .isEqualTo(Failure.Kind.BUG);
        }
    }
}
