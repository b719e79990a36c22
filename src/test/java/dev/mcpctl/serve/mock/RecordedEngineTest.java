package dev.mcpctl.serve.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.trace.RecordingPlaces;
import dev.mcpctl.trace.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings written by hand, asked by hand. */
class RecordedEngineTest {

    private static final String FIRST = "{\"mcpctl\":\"recording\",\"format\":1}\n";

    @TempDir
    private Path directory;

    private final List<RecordingPlaces> open = new ArrayList<>();
    private final List<String> misses = new ArrayList<>();
    private final StringBuilder recording = new StringBuilder(FIRST);

    private RecordedEngineTest asked(String message) {
        return line("to-server", message);
    }

    private RecordedEngineTest answered(String message) {
        return line("to-client", message);
    }

    private RecordedEngineTest line(String direction, String message) {
        recording
                .append("{\"kind\":\"message\",\"direction\":\"")
                .append(direction)
                .append("\",\"json\":");
        recording.append(message).append("}\n");
        return this;
    }

    private RecordedEngineTest call(int id, String method, String params, String result) {
        return asked("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}")
                .answered("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
    }

    private RecordedEngine engine(Order order) {
        Path file = directory.resolve("test.jsonl");
        try {
            Files.writeString(file, recording);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        RecordingPlaces places = RecordingPlaces.open(file);
        open.add(places);
        try (RecordingReader reader = RecordingReader.open(file)) {
            return new RecordedEngine(reader, places, order, misses::add);
        }
    }

    @AfterEach
    void close_all() {
        open.forEach(RecordingPlaces::close);
    }

    private Client client() {
        return new Client(engine(Order.ANY));
    }

    @Test
    void a_request_gets_the_recorded_answer_under_its_own_id_whatever_its_metadata_says() {
        Client client = call(7, "tools/call", "{\"name\":\"echo\",\"_meta\":{\"progressToken\":7}}", "{\"n\":1}")
                .client();
        assertThat(Json.compact(client.ask("tools/call", "{\"_meta\":{\"x\":{}},\"name\":\"echo\"}")))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{\"n\":1}}");
    }

    @Test
    void no_params_are_empty_params_and_numbers_are_equal_by_value() {
        Client client = call(1, "tools/list", "{}", "{\"tools\":[]}")
                .call(2, "tools/call", "{\"a\":1.0}", "{\"n\":2}")
                .client();
        assertThat(client.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .first()
                .matches(answer -> answer.has("result"));
        assertThat(client.ask("tools/call", "{\"a\":1}").at("/result/n").asInt())
                .isEqualTo(2);
    }

    @Test
    void equal_requests_get_the_answers_in_their_order_and_then_the_last_one_again() {
        Client client = call(1, "x", "{}", "1")
                .call(2, "x", "{}", "2")
                .call(3, "x", "{}", "3")
                .client();
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            results.add(client.ask("x", "{}").path("result").asInt());
        }
        assertThat(results).containsExactly(1, 2, 3, 3, 3);
    }

    @Test
    void what_was_taken_out_equals_anything_and_the_rest_of_the_text_still_counts() {
        Client client = call(1, "x", "{\"key\":\"•••\",\"url\":\"https://•••@host/•••/end\"}", "1")
                .client();
        assertThat(client.ask("x", "{\"key\":{\"any\":1},\"url\":\"https://me@host/a/b/end\"}")
                        .has("result"))
                .isTrue();
        assertThat(client.ask("x", "{\"url\":\"https://me@host/a/end\"}")
                        .at("/error/message")
                        .asText())
                .contains("params.key is \"•••\" there and missing here");
        assertThat(client.ask("x", "{\"key\":1,\"url\":\"http://me@host/a/end\"}")
                        .at("/error/message")
                        .asText())
                .contains("params.url");
    }

    @Test
    void known_and_unknown_params_are_answered_in_the_order_of_the_recording() {
        Client client = call(1, "x", "{\"a\":\"•••\"}", "1")
                .call(2, "x", "{\"a\":\"b\"}", "2")
                .call(3, "x", "{\"a\":\"c\"}", "3")
                .call(4, "x", "{\"a\":\"•••\"}", "4")
                .client();
        List<Integer> answers = new ArrayList<>();
        for (String asked : List.of("b", "b", "c", "b", "c", "d")) {
            answers.add(
                    client.ask("x", "{\"a\":\"" + asked + "\"}").path("result").asInt());
        }
        assertThat(answers).containsExactly(1, 2, 3, 4, 4, 4);
        assertThat(client.ask("x", "{\"b\":1}").has("error")).isTrue();
    }

    @Test
    void params_are_alike_whatever_their_order_and_the_form_of_their_numbers() {
        Client client = call(1, "x", "{\"a\":[1,{\"b\":null,\"c\":1e2}],\"d\":\"é\"}", "1")
                .call(2, "y", "null", "2")
                .call(3, "z", "[1,2]", "3")
                .client();
        assertThat(client.ask("x", "{\"d\":\"\\u00e9\",\"a\":[1.00,{\"c\":100,\"b\":null}]}")
                        .path("result")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.ask("x", "{\"d\":\"é\",\"a\":[1,{\"c\":100}]}").has("error"))
                .isTrue();
        assertThat(client.ask("y", "{}").path("result").asInt()).isEqualTo(2);
        assertThat(client.ask("z", "[1,2]").path("result").asInt()).isEqualTo(3);
        assertThat(client.ask("z", "[2,1]").has("error")).isTrue();
    }

    @Test
    void a_message_of_a_batch_is_found_again() {
        Client client = asked("[{\"id\":1,\"method\":\"x\"},{\"id\":2,\"method\":\"y\"}]")
                .answered("[{\"id\":2,\"result\":\"of y\"},{\"id\":1,\"result\":\"of x\"}]")
                .client();
        assertThat(client.ask("x", "{}").path("result").asText()).isEqualTo("of x");
        assertThat(client.ask("y", "{}").path("result").asText()).isEqualTo("of y");
    }

    @Test
    void a_recording_that_is_changed_while_it_is_served_is_an_error() throws IOException {
        Client client = call(1, "x", "{}", "1").client();
        Files.writeString(directory.resolve("test.jsonl"), "{}\n");
        assertThat(client.ask("x", "{}").at("/error/message").asText()).contains("was changed while it was read");
        assertThat(misses).singleElement().asString().contains("was changed");
    }

    @Test
    void progress_of_another_connection_is_not_taken_for_ours() {
        for (int connection = 1; connection <= 2; connection++) {
            recording.append("{\"kind\":\"message\",\"direction\":\"to-server\",\"connection\":" + connection
                    + ",\"json\":{\"id\":1,\"method\":\"x" + connection
                    + "\",\"params\":{\"_meta\":{\"progressToken\":1}}}}\n");
        }
        for (int connection = 1; connection <= 2; connection++) {
            for (String json : List.of(
                    "{\"method\":\"notifications/progress\",\"params\":{\"progressToken\":1,\"progress\":" + connection
                            + "}}",
                    "{\"id\":1,\"result\":{}}")) {
                recording.append("{\"kind\":\"message\",\"direction\":\"to-client\",\"connection\":" + connection
                        + ",\"json\":" + json + "}\n");
            }
        }
        List<JsonNode> heard =
                client().say("{\"id\":9,\"method\":\"x1\",\"params\":{\"_meta\":{\"progressToken\":\"t\"}}}");
        assertThat(heard).hasSize(2);
        assertThat(heard.get(0).at("/params/progress").asInt()).isEqualTo(1);
    }

    @Test
    void a_request_that_the_recording_lacks_names_the_nearest_one_and_where_it_differs() {
        Client client = call(1, "tools/call", "{\"name\":\"echo\",\"arguments\":{\"message\":\"hi\",\"n\":1}}", "{}")
                .call(2, "tools/call", "{\"name\":\"other\",\"arguments\":{\"message\":\"ho\"}}", "{}")
                .client();
        JsonNode error = client.ask("tools/call", "{\"name\":\"echo\",\"arguments\":{\"message\":\"ho\",\"n\":1}}")
                .path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32602);
        assertThat(error.path("message").asText())
                .contains("nearest is tools/call 'echo'")
                .contains("params.arguments.message is \"hi\" there and \"ho\" here");
        assertThat(error.at("/data/differences").size()).isEqualTo(1);
        assertThat(misses).singleElement().asString().contains("nearest is tools/call 'echo'");
        assertThat(client.ask("tool/call", "{}").at("/error/message").asText()).contains("nearest is tools/call");
        assertThat(client.ask("tool/call", "{}").at("/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void a_request_that_was_never_answered_is_told_apart() {
        Client client = call(1, "x", "{}", "1")
                .asked("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"y\"}")
                .client();
        assertThat(client.ask("y", "{}").at("/error/message").asText()).contains("no answer to it");
    }

    @Test
    void progress_comes_before_the_answer_under_the_token_of_whoever_asks() {
        Client client = asked("{\"id\":1,\"method\":\"x\",\"params\":{\"_meta\":{\"progressToken\":1}}}")
                .answered("{\"method\":\"notifications/progress\",\"params\":{\"progressToken\":1,\"progress\":5}}")
                .answered("{\"id\":1,\"result\":{}}")
                .client();
        List<JsonNode> heard =
                client.say("{\"id\":9,\"method\":\"x\",\"params\":{\"_meta\":{\"progressToken\":\"t\"}}}");
        assertThat(heard).hasSize(2);
        assertThat(heard.get(0).at("/params/progressToken").asText()).isEqualTo("t");
        assertThat(heard.get(1).path("id").asInt()).isEqualTo(9);
    }

    @Test
    void a_question_of_the_server_is_asked_again_and_its_answer_waited_for() throws InterruptedException {
        Client client = asked("{\"id\":1,\"method\":\"x\"}")
                .answered("{\"id\":50,\"method\":\"sampling/createMessage\",\"params\":{}}")
                .asked("{\"id\":50,\"result\":{}}")
                .answered("{\"id\":1,\"result\":{\"done\":true}}")
                .client();
        Thread asking = new Thread(() -> client.say("{\"id\":2,\"method\":\"x\"}"));
        asking.start();
        while (client.heard().isEmpty()) {
            Thread.onSpinWait();
        }
        JsonNode question = client.heard().get(0);
        assertThat(question.path("method").asText()).isEqualTo("sampling/createMessage");
        assertThat(asking.isAlive()).isTrue();
        client.conversation().receive(Json.parse("{\"id\":" + question.path("id") + ",\"result\":{}}"), nobody -> {});
        asking.join(10_000);
        assertThat(client.heard())
                .last()
                .matches(answer -> answer.at("/result/done").asBoolean());
    }

    @Test
    void what_the_server_said_on_its_own_follows_what_the_client_said_before() {
        Client client = call(1, "x", "{}", "1")
                .asked("{\"method\":\"notifications/initialized\"}")
                .answered("{\"method\":\"notifications/tools/list_changed\"}")
                .client();
        assertThat(client.say("{\"method\":\"notifications/initialized\"}"))
                .singleElement()
                .matches(said -> said.path("method").asText().equals("notifications/tools/list_changed"));
    }

    @Test
    void handshakes_are_answered_whatever_they_offer_and_pings_without_a_recorded_one() {
        Client client = call(
                        1, "initialize", "{\"protocolVersion\":\"2025-06-18\"}", "{\"protocolVersion\":\"2025-06-18\"}")
                .client();
        assertThat(client.ask("initialize", "{\"protocolVersion\":\"2025-11-25\",\"clientInfo\":{}}")
                        .at("/result/protocolVersion")
                        .asText())
                .isEqualTo("2025-06-18");
        assertThat(client.ask("ping", "{}").has("result")).isTrue();
    }

    @Test
    void a_recording_keeps_to_its_era() {
        String meta = "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}";
        Client modern = call(1, "tools/list", meta, "{\"tools\":[]}").client();
        JsonNode refused =
                modern.ask("initialize", "{\"protocolVersion\":\"2025-11-25\"}").path("error");
        assertThat(refused.path("code").asInt()).isEqualTo(-32022);
        assertThat(refused.at("/data/supported/0").asText()).isEqualTo("2026-07-28");
        recording.setLength(FIRST.length());
        Client legacy = call(1, "initialize", "{}", "{}")
                .call(2, "tools/list", "{}", "{}")
                .client();
        assertThat(legacy.ask("server/discover", meta).at("/error/code").asInt())
                .isEqualTo(-32601);
        assertThat(legacy.ask("tools/list", meta).at("/error/code").asInt()).isEqualTo(-32600);
    }

    @Test
    void strict_wants_each_request_once_and_in_its_place() {
        RecordedEngine engine = call(1, "a", "{}", "1").call(2, "b", "{}", "2").engine(Order.STRICT);
        Client client = new Client(engine);
        assertThat(client.ask("b", "{}").at("/error/message").asText())
                .contains("--strict: request 1 of 2 in the recording is a; this is b");
        assertThat(client.ask("a", "{}").path("result").asInt()).isEqualTo(1);
        assertThat(engine.verdict())
                .isEqualTo("1 request was not what was recorded; 1 of 2 recorded requests did not come, first b");
    }

    @Test
    void strict_is_content_when_all_came() {
        RecordedEngine engine = call(1, "a", "{}", "1").engine(Order.STRICT);
        new Client(engine).ask("a", "{}");
        assertThat(engine.verdict()).isNull();
    }

    @Test
    void noise_and_a_cut_end_are_noted_and_the_rest_is_served() {
        call(1, "x", "{}", "1");
        recording.append(
                "\u0000\u0001 no json\n{\"kind\":\"message\",\"direction\":\"to-server\",\"text\":\"{\"}\n{\"kind\":\"mess");
        RecordedEngine engine = engine(Order.ANY);
        assertThat(new Client(engine).ask("x", "{}").path("result").asInt()).isEqualTo(1);
        assertThat(String.join("\n", engine.notes()))
                .contains("is no JSON")
                .contains("holds no JSON message")
                .contains("was cut off");
    }

    @Test
    void a_recording_without_an_answer_is_refused() {
        asked("{\"id\":1,\"method\":\"x\"}");
        assertThatThrownBy(() -> engine(Order.ANY))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("test.jsonl' has no answered request");
    }

    @Test
    void ids_of_different_connections_are_different() {
        for (int connection = 1; connection <= 2; connection++) {
            recording.append("{\"kind\":\"message\",\"direction\":\"to-server\",\"connection\":" + connection
                    + ",\"json\":{\"id\":1,\"method\":\"x\",\"params\":{\"c\":" + connection + "}}}\n");
        }
        for (int connection = 1; connection <= 2; connection++) {
            recording.append("{\"kind\":\"message\",\"direction\":\"to-client\",\"connection\":" + connection
                    + ",\"json\":{\"id\":1,\"result\":" + connection + "}}\n");
        }
        Client client = client();
        assertThat(client.ask("x", "{\"c\":1}").path("result").asInt()).isEqualTo(1);
        assertThat(client.ask("x", "{\"c\":2}").path("result").asInt()).isEqualTo(2);
    }
}
