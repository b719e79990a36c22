package dev.mcpctl.mcp;

import static dev.mcpctl.testing.LoopTransport.object;
import static dev.mcpctl.testing.ScriptedServer.modern;
import static dev.mcpctl.testing.Waiting.beside;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.testing.Frames;
import dev.mcpctl.testing.ScriptedServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server needs something first. Specification 2026-07-28, Multi Round-Trip Requests. */
class InputRoundsTest {

    private static final String ASK = "{'method':'elicitation/create','params':{'message':'who?'}}";
    private static final String DONE = "{'resultType':'complete','content':[]}";

    /** Answers the first calls with these results, one after the other, and all further ones with the last. */
    private static ScriptedServer rounds(String... results) {
        int[] round = {0};
        return modern().on(
                        "tools/call",
                        (request, wire) -> wire.answer(request, results[Math.min(round[0]++, results.length - 1)]));
    }

    private static String wants(String members) {
        return "{'resultType':'input_required'," + members + "}";
    }

    private static Scene scene(ScriptedServer server) {
        Scene scene = Scene.with(server);
        scene.answerer = ask -> Json.object().put("action", "accept").put("for", ask.method());
        return scene;
    }

    private static List<JsonNode> params(Scene scene) {
        return scene.sent("tools/call").stream()
                .map(request -> request.path("params"))
                .toList();
    }

    private static Failure refused(Scene scene) {
        Session session = scene.open("modern");
        return catchThrowableOfType(Failure.class, () -> session.call("t", Json.object()));
    }

    @Test
    void every_key_is_answered_and_the_state_comes_back_untouched_under_a_new_id() {
        String state = "v1.\\u00e9 \\u0000 \\ud800 ==";
        ScriptedServer server = rounds(
                wants("'inputRequests':{'b':" + ASK + ",'a':{'method':'roots/list'},'c':" + ASK + "},'requestState':'"
                        + state + "'"),
                DONE);
        try (Scene scene = scene(server)) {
            Message.Body body = scene.open("modern").call("t", object("{'x':1}"));
            assertThat(body.value().path("resultType").textValue()).isEqualTo("complete");
            List<JsonNode> requests = scene.sent("tools/call");
            JsonNode first = requests.get(0).path("params");
            JsonNode second = requests.get(1).path("params");
            assertThat(requests.get(1).path("id")).isNotEqualTo(requests.get(0).path("id"));
            assertThat(second.path("name")).isEqualTo(first.path("name"));
            assertThat(second.path("arguments")).isEqualTo(first.path("arguments"));
            assertThat(Json.compact(second.path("inputResponses")))
                    .isEqualTo("{\"b\":{\"action\":\"accept\",\"for\":\"elicitation/create\"},"
                            + "\"a\":{\"action\":\"accept\",\"for\":\"roots/list\"},"
                            + "\"c\":{\"action\":\"accept\",\"for\":\"elicitation/create\"}}");
            assertThat(second.path("requestState")).isEqualTo(Json.parse("\"" + state + "\""));
            assertThat(first.has("inputResponses") || first.has("requestState")).isFalse();
            assertThat(second.path("_meta").path("progressToken"))
                    .isEqualTo(requests.get(1).path("id"));
        }
    }

    @Test
    void the_answerer_sees_method_and_params_or_an_empty_object_where_there_are_none() {
        ScriptedServer server =
                rounds(wants("'inputRequests':{'a':" + ASK + ",'b':{'method':'roots/list','params':5}}"), DONE);
        try (Scene scene = scene(server)) {
            scene.open("modern").call("t", Json.object()).close();
            assertThat(scene.asks)
                    .containsExactly(
                            new Answerer.Ask("elicitation/create", object("{'message':'who?'}")),
                            new Answerer.Ask("roots/list", Json.object()));
        }
    }

    @Test
    void only_the_newest_answers_and_the_newest_state_are_sent() {
        ScriptedServer server = rounds(
                wants("'inputRequests':{'a':" + ASK + "},'requestState':'one'"),
                wants("'inputRequests':{'b':" + ASK + "}"),
                wants("'requestState':'three'"),
                DONE);
        try (Scene scene = scene(server)) {
            scene.open("modern").call("t", Json.object()).close();
            List<JsonNode> params = params(scene);
            assertThat(params).hasSize(4);
            assertThat(names(params.get(1))).containsExactly("a");
            assertThat(params.get(1).path("requestState").textValue()).isEqualTo("one");
            assertThat(names(params.get(2))).containsExactly("b");
            assertThat(params.get(2).has("requestState")).isFalse();
            assertThat(params.get(3).has("inputResponses")).isFalse();
            assertThat(params.get(3).path("requestState").textValue()).isEqualTo("three");
        }
    }

    private static List<String> names(JsonNode params) {
        return List.copyOf(((ObjectNode) params.path("inputResponses"))
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList());
    }

    @Test
    void a_state_the_user_typed_does_not_outlive_the_first_round() {
        ScriptedServer server = rounds(wants("'inputRequests':{'a':" + ASK + "}"), DONE);
        try (Scene scene = scene(server)) {
            ObjectNode typed = object("{'name':'t','requestState':'mine','inputResponses':{'old':{}}}");
            scene.open("modern").raw(new Call("tools/call", typed)).close();
            assertThat(params(scene).get(0).path("requestState").textValue()).isEqualTo("mine");
            assertThat(params(scene).get(1).has("requestState")).isFalse();
            assertThat(names(params(scene).get(1))).containsExactly("a");
            assertThat(typed.path("requestState").textValue()).isEqualTo("mine");
        }
    }

    @Test
    void ten_rounds_are_played_and_no_more() {
        try (Scene scene = scene(rounds(wants("'inputRequests':{'a':" + ASK + "}")))) {
            Failure failure = refused(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
            assertThat(failure).hasMessage("the server still asks for input after 10 rounds of tools/call");
            assertThat(scene.sent("tools/call")).hasSize(11);
            assertThat(scene.asks).hasSize(10);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'other':1                                | without inputRequests and without requestState
            'inputRequests':{}                       | without inputRequests and without requestState
            'inputRequests':[],'requestState':'s'    | with inputRequests that are no object
            'inputRequests':null                     | with inputRequests that are no object
            'inputRequests':{'a':{}},'requestState':5 | with a requestState that is no text
            'requestState':null                      | with a requestState that is no text
            """)
    void an_ask_in_another_shape_is_a_broken_answer(String members, String problem) {
        try (Scene scene = scene(rounds(wants(members)))) {
            Failure failure = refused(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
            assertThat(failure).hasMessage("the server answered input_required " + problem);
            assertThat(scene.sent("tools/call")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'method':'sampling/createMessage'} | sampling/createMessage
            {'method':'roots/list'}             | roots/list
            {'method':'tasks/get'}              | tasks/get
            {'method':5}                        | 5
            {}                                  | ~~
            5                                   | ~~
            """)
    void an_ask_for_what_was_not_advertised_ends_it_without_another_round(String ask, String method) {
        try (Scene scene = scene(rounds(wants("'inputRequests':{'ok':" + ASK + ",'bad':" + ask + "}")))) {
            scene.profile =
                    new ClientProfile("9.9", new ClientProfile.Advertised(true, false, false), Json.object(), null);
            Failure failure = refused(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
            assertThat(failure).hasMessage("the server asks for '" + method + "', which was not offered to it");
            assertThat(scene.sent("tools/call")).hasSize(1);
        }
    }

    @Test
    void what_nothing_answers_ends_the_run_with_that_reason() {
        try (Scene scene = Scene.with(rounds(wants("'inputRequests':{'a':" + ASK + "}")))) {
            Failure failure = refused(scene);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ANSWERED);
            assertThat(failure).hasMessage("nothing answers elicitation/create");
            assertThat(scene.wire().methods())
                    .as("nothing is open that could be cancelled")
                    .containsExactly("server/discover", "tools/call");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "resources/list", "completion/complete", "x/own"})
    void only_three_methods_may_be_answered_with_an_ask(String method) {
        ScriptedServer server = modern().result(method, wants("'inputRequests':{'a':" + ASK + "}"));
        try (Scene scene = scene(server)) {
            Session session = scene.open("modern");
            Failure failure = catchThrowableOfType(Failure.class, () -> session.request(Call.of(method)));
            assertThat(failure.message())
                    .startsWith("the server answered " + method + " with input_required, which only");
            assertThat(scene.asks).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources/read", "prompts/get"})
    void reading_and_prompts_are_asked_for_input_too(String method) {
        int[] round = {0};
        ScriptedServer server = modern().on(
                        method,
                        (request, wire) -> wire.answer(
                                request,
                                round[0]++ == 0
                                        ? wants("'inputRequests':{'a':" + ASK + "}")
                                        : "{'resultType':'complete'}"));
        try (Scene scene = scene(server)) {
            scene.open("modern").request(Call.of(method)).close();
            assertThat(scene.asks).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'tasks'", "'COMPLETE'", "5", "null", "{}"})
    void an_unknown_kind_of_result_is_a_broken_answer_and_shown(String type) {
        try (Scene scene = scene(rounds("{'resultType':" + type + "}"))) {
            Failure failure = refused(scene);
            assertThat(failure).hasMessage("the server answered tools/call with an unknown resultType");
            assertThat(failure.details()).containsEntry("result_type", Json.parse(type.replace('\'', '"')));
        }
    }

    @Test
    void a_missing_kind_of_result_counts_as_complete() {
        try (Scene scene = scene(rounds("{'content':[]}"))) {
            assertThat(scene.open("modern").call("t", Json.object()).value()).isEqualTo(object("{'content':[]}"));
        }
    }

    @Test
    void a_legacy_server_may_use_the_same_words_for_something_else() {
        ScriptedServer server =
                ScriptedServer.legacy("2025-11-25").result("tools/call", wants("'inputRequests':{'a':" + ASK + "}"));
        try (Scene scene = scene(server)) {
            assertThat(scene.open("legacy").call("t", Json.object()).value().has("inputRequests"))
                    .isTrue();
            assertThat(scene.asks).isEmpty();
        }
    }

    @Test
    void an_interruption_while_the_user_is_asked_ends_the_rounds() {
        Session[] session = new Session[1];
        try (Scene scene = scene(rounds(wants("'inputRequests':{'a':" + ASK + "}"), DONE))) {
            scene.answerer = ask -> {
                session[0].interrupt(Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "ctrl-c"));
                return Json.object();
            };
            session[0] = scene.open("modern");
            assertThat(catchThrowableOfType(Failure.class, () -> session[0].call("t", Json.object())))
                    .hasMessage("ctrl-c");
            assertThat(scene.sent("tools/call")).hasSize(1);
        }
    }

    @Test
    void frames_of_asks_and_of_broken_answers_are_closed() {
        List<Frame.Spooled> frames = new CopyOnWriteArrayList<>();
        ScriptedServer server = modern().on("tools/call", (request, wire) -> {
            String result = switch (frames.size()) {
                case 0 -> wants("'inputRequests':{'a':" + ASK + "},'requestState':'" + "s".repeat(100_000) + "'");
                default -> "{'resultType':'odd'}";
            };
            Frame.Spooled frame = Frames.spooled(
                    ("{'jsonrpc':'2.0','id':" + request.path("id").longValue() + ",'result':" + result + "}")
                            .replace('\'', '"'));
            frames.add(frame);
            wire.deliver(frame);
        });
        try (Scene scene = scene(server)) {
            assertThat(refused(scene)).hasMessageContaining("unknown resultType");
            assertThat(params(scene).get(1).path("requestState").textValue()).hasSize(100_000);
            assertThat(frames)
                    .hasSize(2)
                    .allSatisfy(frame -> assertThat(frame.channel().isOpen()).isFalse());
        }
    }

    @Test
    void rounds_of_two_calls_at_once_do_not_mix() throws Exception {
        ScriptedServer server = modern().on("tools/call", (request, wire) -> {
            JsonNode params = request.path("params");
            String name = params.path("name").textValue();
            wire.answer(
                    request,
                    params.has("requestState")
                            ? "{'content':['" + name
                                    + params.path("requestState").textValue() + "']}"
                            : wants("'inputRequests':{'" + name + "':" + ASK + "},'requestState':'-" + name + "'"));
        });
        try (Scene scene = scene(server)) {
            Session session = scene.open("modern");
            var calls = IntStream.range(0, 8)
                    .mapToObj(i -> beside(() -> Json.compact(
                            session.call("t" + i, Json.object()).value().path("content"))))
                    .toList();
            for (int i = 0; i < 8; i++) {
                assertThat(calls.get(i).result()).isEqualTo("[\"t" + i + "-t" + i + "\"]");
            }
        }
    }
}
