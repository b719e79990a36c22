package dev.mcpctl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"\"",
                "[]",
                "{}",
                "0.10",
                "12345678901234567890123456789012345678901234567890",
                "3.14159265358979323846264338327950288419716939937510",
                "9223372036854775808",
                "-9223372036854775808",
                "{\"z\":1,\"a\":{\"b\":[1,2,{\"c\":null}]},\"é\":\"🌍\"}"
            })
    void a_compact_text_survives_reading_and_writing_unchanged(String text) {
        assertThat(Json.compact(Json.parse(text))).isEqualTo(text);
        assertThat(Json.compact(Json.tolerant(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(text);
    }

    @Test
    void exponents_keep_their_value_without_becoming_digits() {
        assertThat(Json.compact(Json.parse("1e400"))).isEqualTo("1E+400");
        assertThat(Json.parse("1e400").decimalValue()).isEqualByComparingTo("1e400");
    }

    @Test
    void a_number_of_ten_thousand_digits_is_read_and_a_longer_one_is_refused() {
        String digits = "7".repeat(Json.MAX_NUMBER);
        assertThat(Json.compact(Json.parse(digits))).isEqualTo(digits);
        assertThatThrownBy(() -> Json.parse(digits + "7")).isInstanceOf(JsonProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483649", "1E+99999999999999999999", "[1e-99999999999]", "{\"a\":-1.5e9999999999}"})
    void an_exponent_that_no_number_can_have_is_told_where_it_stands(String text) {
        for (Runnable reading :
                List.<Runnable>of(() -> Json.parse(text), () -> Json.tolerant(text.getBytes(StandardCharsets.UTF_8)))) {
            assertThatThrownBy(reading::run)
                    .isInstanceOfSatisfying(
                            JsonProblem.class,
                            problem -> assertThat(problem.message()).contains("exponent"));
        }
    }

    @Test
    void what_is_longer_than_allowed_is_told_in_a_whole_sentence() {
        assertThatThrownBy(() -> Json.parse("7".repeat(Json.MAX_NUMBER + 1)))
                .isInstanceOfSatisfying(
                        JsonProblem.class,
                        problem -> assertThat(problem.message()).endsWith("(10000)"));
    }

    @Test
    void a_member_that_stands_twice_is_refused_where_it_stands_the_second_time() {
        assertThatThrownBy(() -> Json.parse("{\n  \"a\": 1,\n  \"b\": {\"c\": 1},\n   \"a\": [1, 2,\n 3]\n}"))
                .isInstanceOfSatisfying(JsonProblem.class, problem -> {
                    assertThat(problem.message()).isEqualTo("the member \"a\" stands twice");
                    assertThat(problem.line()).isEqualTo(4);
                    assertThat(problem.column()).isEqualTo(4);
                });
    }

    @Test
    void the_same_name_in_different_objects_is_no_duplicate() {
        assertThat(Json.parse("[{\"a\":1},{\"a\":{\"a\":2}}]").size()).isEqualTo(2);
    }

    @Test
    void tolerantly_the_last_of_two_members_counts_and_stands_in_the_first_place() {
        String text = "{\"a\":1,\"b\":2,\"a\":3}";
        for (JsonNode read : List.of(Json.tolerant(text), Json.tolerant(text.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(Json.compact(read)).isEqualTo("{\"a\":3,\"b\":2}");
        }
        assertThatThrownBy(() -> Json.tolerant("{} {}")).hasMessage("text after the end of the JSON value");
    }

    @Test
    void text_after_the_value_is_refused_with_its_position() {
        assertThatThrownBy(() -> Json.parse("{} \n {}")).isInstanceOfSatisfying(JsonProblem.class, problem -> {
            assertThat(problem.located()).isEqualTo("text after the end of the JSON value (line 2, column 2)");
        });
    }

    @Test
    void a_mistake_is_named_with_line_and_column_and_without_a_source() {
        assertThatThrownBy(() -> Json.parse("{\"a\": 1,\n \"b\": }"))
                .isInstanceOfSatisfying(JsonProblem.class, problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.column()).isEqualTo(7);
                    assertThat(problem.located())
                            .startsWith("unexpected character ('}'")
                            .endsWith("(line 2, column 7)")
                            .doesNotContain("Source", "REDACTED", "\n");
                });
    }

    @Test
    void the_parsers_settings_are_not_named() {
        assertThatThrownBy(() -> Json.parse("{"))
                .hasMessage("unexpected end-of-input: expected close marker for Object");
        assertThatThrownBy(() -> Json.parse("[Infinity]")).hasMessage("non-standard token 'Infinity'");
        assertThatThrownBy(() -> Json.parse("[".repeat(1100))).hasMessage("it nests deeper than 1000 levels");
        assertThatThrownBy(() -> Json.parse("7".repeat(Json.MAX_NUMBER + 1)))
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("Constraints"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  \n", "{", "[1", "\"a", "{\"a\"", "{\"a\":", "01", "nul", "'a'", "{a:1}", "[1,]", "NaN"})
    void what_is_not_one_json_value_is_refused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonProblem.class);
        assertThatThrownBy(() -> Json.tolerant(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProblem.class);
    }

    @Test
    void an_empty_text_is_called_empty() {
        assertThatThrownBy(() -> Json.parse(" ")).hasMessage("no JSON: the text is empty");
    }

    @Test
    void bytes_that_look_like_another_encoding_are_not_utf_8_and_refused() {
        assertThatThrownBy(() -> Json.tolerant("[1]".getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOf(JsonProblem.class);
        assertThatThrownBy(() -> Json.tolerant(new byte[] {0, 0, (byte) 0xff, (byte) 0xff}))
                .isInstanceOf(JsonProblem.class);
    }

    @Test
    void invalid_utf_8_is_refused() {
        assertThatThrownBy(() -> Json.tolerant(new byte[] {'"', (byte) 0xc3, '"'}))
                .isInstanceOf(JsonProblem.class);
    }

    @Test
    void a_thousand_levels_are_read_and_written_and_one_more_is_refused() {
        String deep = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        assertThat(Json.compact(Json.parse(deep))).isEqualTo(deep);
        assertThatThrownBy(() -> Json.parse("[" + deep + "]"))
                .isInstanceOfSatisfying(
                        JsonProblem.class,
                        problem -> assertThat(problem.message()).contains("nests deeper"));
    }

    @Test
    void half_a_surrogate_pair_is_read_and_written_as_an_escape() {
        String text = "[\"\\ud83d\",\"a\\udc00b\\n\\\"\",\"\\udc00\\ud83d\",\"🌍\\ud83d\"]";
        JsonNode read = Json.parse(text);
        assertThat(read.get(0).textValue()).isEqualTo("\ud83d");
        assertThat(Json.compact(read)).isEqualTo(text);
        assertThat(Json.parse(Json.pretty(read))).isEqualTo(read);
    }

    @Test
    void control_characters_are_escaped_so_that_a_message_stays_on_one_line() {
        JsonNode node = Json.object().put("a\nb", "c\r\n\u0000\u0085d");
        assertThat(Json.compact(node)).doesNotContain("\n", "\r", "\u0000");
        assertThat(Json.parse(Json.compact(node))).isEqualTo(node);
    }

    @Test
    void pretty_text_has_two_blanks_a_level_and_closed_empty_containers() {
        assertThat(Json.pretty(Json.parse("{\"a\":[1,{\"b\":\"c\"}],\"d\":{},\"e\":[]}")))
                .isEqualTo("""
                        {
                          "a": [
                            1,
                            {
                              "b": "c"
                            }
                          ],
                          "d": {},
                          "e": []
                        }""");
    }

    @Test
    void writing_leaves_the_writer_open_and_flushed() throws IOException {
        StringWriter writer = new StringWriter();
        Json.write(Json.parse("[1]"), writer);
        Json.write(Json.parse("{}"), writer);
        assertThat(writer).hasToString("[1]{}");
    }
}
