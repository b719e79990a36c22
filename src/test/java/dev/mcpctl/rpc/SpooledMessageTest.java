package dev.mcpctl.rpc;

import static dev.mcpctl.testing.Frames.spooled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.MessageReader.Found;
import dev.mcpctl.rpc.MessageReader.Malformed;
import dev.mcpctl.rpc.MessageReader.Proper;
import dev.mcpctl.rpc.MessageReader.Rule;
import dev.mcpctl.testing.Frames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that stand in a file read the same as frames in memory, whatever is long in them. */
class SpooledMessageTest {

    private static final String LONG = "0123456789abcdef".repeat(Outline.LONG_TEXT / 16) + "é🌍";

    private static Message.Result result(Frame frame) {
        List<Found> found = MessageReader.read(frame);
        assertThat(found).hasSize(1);
        return (Message.Result) ((Proper) found.get(0)).message();
    }

    private static String answer(String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}";
    }

    @Test
    void a_long_string_stays_in_the_file_and_can_be_streamed_and_loaded() {
        try (Frame frame = spooled(answer("{\"short\":\"a\",\"long\":\"" + LONG + "\",\"after\":\"b\"}"))) {
            JsonNode value = result(frame).body().value();
            assertThat(value.path("short")).isInstanceOf(TextNode.class);
            assertThat(value.path("after").textValue()).isEqualTo("b");
            assertThat(value.path("long")).isInstanceOfSatisfying(LongText.class, text -> {
                assertThat(text.isTextual()).isTrue();
                assertThat(text.literalBytes()).isEqualTo(LONG.getBytes(StandardCharsets.UTF_8).length);
                assertThat(text.textValue()).isEqualTo(LONG);
                assertThat(Frames.text(text.openUtf8())).isEqualTo(LONG);
            });
        }
    }

    @Test
    void the_bytes_of_a_result_with_long_strings_are_those_that_came() {
        String value = "{\"a\" : \"" + LONG + "\", \"b\":[\"" + LONG + "\" , 1]}";
        try (Frame frame = spooled(answer(" " + value + " "))) {
            assertThat(Frames.text(result(frame).body().open())).isEqualTo(value);
        }
    }

    @Test
    void a_string_of_exactly_the_bound_is_held_in_memory() {
        String text = "x".repeat(Outline.LONG_TEXT);
        try (Frame frame = spooled(answer("[\"" + text + "\",\"" + text + "x\"]"))) {
            JsonNode value = result(frame).body().value();
            assertThat(value.get(0)).isInstanceOf(TextNode.class);
            assertThat(value.get(1)).isInstanceOf(LongText.class);
        }
    }

    @Test
    void a_result_that_is_nothing_but_a_long_string_is_exact_too() {
        try (Frame frame = spooled(answer("\"" + LONG + "\""))) {
            Message.Body body = result(frame).body();
            assertThat(body.value()).isInstanceOf(LongText.class);
            assertThat(Frames.text(body.open())).isEqualTo("\"" + LONG + "\"");
        }
    }

    @Test
    void long_names_are_names_and_the_long_values_around_them_stay_in_place() {
        String json = "{\"" + LONG + "\":\"1" + LONG + "\",\"b\":{\"x" + LONG + "\" :\n{\"c\":\"2" + LONG + "\"}},\"y"
                + LONG + "\":3}";
        try (Frame frame = spooled(answer(json))) {
            JsonNode value = result(frame).body().value();
            assertThat(value.size()).isEqualTo(3);
            assertThat(value.path(LONG)).isInstanceOf(LongText.class);
            assertThat(value.path(LONG).textValue()).isEqualTo("1" + LONG);
            assertThat(value.path("b").path("x" + LONG).path("c").textValue()).isEqualTo("2" + LONG);
            assertThat(value.path("y" + LONG).intValue()).isEqualTo(3);
        }
    }

    @Test
    void a_long_name_at_the_top_hides_nothing() {
        try (Frame frame = spooled("{\"" + LONG + "\":1,\"jsonrpc\":\"2.0\",\"result\":{},\"id\":1}")) {
            assertThat(Frames.text(result(frame).body().open())).isEqualTo("{}");
        }
    }

    @Test
    void long_parts_of_notifications_and_requests_can_be_read_too() {
        try (Frame frame = spooled("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"data\":\"" + LONG + "\"}}")) {
            Message.Notification notification =
                    (Message.Notification) ((Proper) MessageReader.read(frame).get(0)).message();
            assertThat(notification.params()).isEqualTo(Json.object().put("data", LONG));
        }
    }

    @Test
    void an_error_outlives_its_frame() {
        Frame frame = spooled("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"" + LONG
                + "\",\"data\":[\"" + LONG + "\"]}}");
        Message.ErrorReply reply =
                (Message.ErrorReply) ((Proper) MessageReader.read(frame).get(0)).message();
        frame.close();
        assertThat(reply.error().message()).isEqualTo(LONG);
        assertThat(reply.error().raw().path("data").path(0).textValue()).isEqualTo(LONG);
    }

    @Test
    void a_loaded_body_outlives_its_frame_which_is_closed() {
        Frame.Spooled frame = spooled(answer("{\"a\":[{\"b\":\"" + LONG + "\"}],\"c\":\"" + LONG + "\"}"));
        JsonNode value = result(frame).body().loaded();
        assertThat(frame.channel().isOpen()).isFalse();
        assertThat(value.path("a").path(0).path("b").textValue()).isEqualTo(LONG);
        assertThat(value.path("c").textValue()).isEqualTo(LONG);
    }

    @Test
    void a_long_text_whose_frame_is_closed_says_what_is_missing() {
        Frame frame = spooled(answer("\"" + LONG + "\""));
        JsonNode text = result(frame).body().value();
        frame.close();
        assertThatThrownBy(text::textValue).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.LOCAL_FILE);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1}{}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"m\"} x",
                "{\"jsonrpc\":\"2.0\",\"result\":tru}"
            })
    void mistakes_are_found_in_files_too(String json) {
        try (Frame frame = spooled(json)) {
            List<Found> found = MessageReader.read(frame);
            assertThat(found).hasSize(1);
            assertThat(((Malformed) found.get(0)).rule()).isEqualTo(Rule.INVALID_JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}]", "[]"})
    void a_batch_in_a_file_is_refused_by_name(String json) {
        try (Frame frame = spooled(json)) {
            assertThat(((Malformed) MessageReader.read(frame).get(0)).rule()).isEqualTo(Rule.BATCH_TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "5", "\"x\""})
    void a_file_without_a_message_is_no_message(String json) {
        try (Frame frame = spooled(json)) {
            assertThat(((Malformed) MessageReader.read(frame).get(0)).rule()).isEqualTo(Rule.NO_MESSAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x", "\\u12G4", "\\u12"})
    void a_broken_escape_in_a_long_text_is_the_servers_mistake(String escape) {
        try (Frame frame = spooled(answer("\"" + LONG + escape + "\""))) {
            JsonNode text = result(frame).body().value();
            assertThatThrownBy(text::textValue).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
                assertThat(failure.message()).startsWith("the server sent a long text with");
            });
        }
    }

    @Test
    void a_long_text_is_an_ordinary_text_for_those_who_do_not_know_it() throws IOException {
        try (Frame frame = spooled(answer("{\"a\":\"" + LONG + "\"}"))) {
            JsonNode value = result(frame).body().value();
            JsonNode text = value.path("a");
            assertThat(text)
                    .isEqualTo(TextNode.valueOf(LONG))
                    .isNotEqualTo(TextNode.valueOf(""))
                    .hasSameHashCodeAs(LONG);
            assertThat(TextNode.valueOf("")).isNotEqualTo(text);
            assertThat(text.asText()).isEqualTo(LONG);
            assertThat(text.asText("other")).isEqualTo(LONG);
            String expected = "{\"a\":\"" + LONG + "\"}";
            assertThat(Json.compact(value)).isEqualTo(expected);
            assertThat(new ObjectMapper().writeValueAsString(value)).isEqualTo(expected);
        }
    }

    @Test
    void long_base64_can_be_decoded() throws IOException {
        try (Frame frame = spooled(answer("\"" + "QUJD".repeat(Outline.LONG_TEXT) + "\""))) {
            assertThat(result(frame).body().value().binaryValue())
                    .startsWith('A', 'B', 'C')
                    .hasSize(3 * Outline.LONG_TEXT);
        }
    }

    /** Jackson, which never sees the insides of long strings here, is the oracle. */
    @Test
    void any_string_reads_as_jackson_reads_it() {
        Random random = new Random(20_261);
        for (int round = 0; round < 15; round++) {
            String literal = literal(random, Outline.LONG_TEXT + 1 + random.nextInt(70_000));
            String json = answer("[\"" + literal + "\",\"" + literal(random, random.nextInt(40)) + "\"]");
            JsonNode expected =
                    Json.tolerant(json.getBytes(StandardCharsets.UTF_8)).path("result");
            try (Frame frame = spooled(json)) {
                Message.Body body = result(frame).body();
                JsonNode actual = body.value();
                assertThat(actual.get(0)).as("round " + round).isInstanceOf(LongText.class);
                assertThat(Frames.text(((LongText) actual.get(0)).openUtf8()))
                        .as("round " + round)
                        .isEqualTo(new String(
                                expected.get(0).textValue().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
                assertThat(actual.get(1)).isEqualTo(expected.get(1));
                assertThat(Json.parse(Frames.text(body.open()))).isEqualTo(expected);
            }
        }
    }

    private static String literal(Random random, int length) {
        StringBuilder literal = new StringBuilder();
        while (literal.length() < length) {
            switch (random.nextInt(9)) {
                case 0 -> literal.append("\\").append("nrtbf\"\\/".charAt(random.nextInt(8)));
                case 1 -> literal.append(String.format("\\u%04x", random.nextInt(0x10000)));
                case 2 -> literal.append("\\uD83C\\uDF0D");
                case 3 -> literal.append("\\ud83d");
                case 4 -> literal.append("\\uDE00");
                case 5 -> literal.appendCodePoint(0x1F300 + random.nextInt(200));
                case 6 -> literal.append((char) (0xa0 + random.nextInt(0x500)));
                default -> literal.append("abcdefghijklmnopqrstuvwxyz {}[]:,".charAt(random.nextInt(33)));
            }
        }
        return literal.toString();
    }

    /** Whole messages with long strings anywhere, again with Jackson as the oracle. */
    @Test
    void any_message_reads_as_from_memory() {
        Random random = new Random(77);
        for (int round = 0; round < 100; round++) {
            String value = value(random, 4);
            String json = "{" + filler(random) + "\"jsonrpc\":\"2.0\"," + filler(random) + "\"result\" : " + value
                    + (random.nextBoolean() ? " " : "") + "," + filler(random) + "\"id\":1}";
            JsonNode expected = Json.tolerant(value.getBytes(StandardCharsets.UTF_8));
            try (Frame frame = spooled(json)) {
                Message.Body body = result(frame).body();
                assertThat(Frames.text(body.open())).as("round " + round).isEqualTo(value);
                assertThat(body.loaded()).as("round " + round).isEqualTo(expected);
            }
        }
    }

    private static String filler(Random random) {
        return random.nextBoolean() ? "" : "\"f" + random.nextInt() + "\":" + value(random, 2) + ",";
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 7);
        return switch (kind) {
            case 0 -> "\"" + literal(random, random.nextInt(20)) + "\"";
            case 1 -> "" + random.nextInt();
            case 2 -> random.nextBoolean() ? "null" : "true";
            case 3 -> random.nextInt(6) > 0 ? "\"result\"" : "\"" + "z".repeat(Outline.LONG_TEXT + 5) + "\"";
            case 4 -> "[" + value(random, depth - 1) + " , " + value(random, depth - 1) + "]";
            case 5 -> "{}";
            default ->
                "{\"result\":" + value(random, depth - 1) + ",\"b" + random.nextInt() + "\" :"
                        + value(random, depth - 1) + "}";
        };
    }
}
