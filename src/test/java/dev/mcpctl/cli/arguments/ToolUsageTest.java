package dev.mcpctl.cli.arguments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolUsageTest {

    private static List<ToolUsage.Row> rows(String properties, String... required) {
        ObjectNode schema = Json.object();
        schema.set("properties", Json.parse(properties));
        for (String name : required) {
            schema.withArray("required").add(name);
        }
        return ToolUsage.of(schema, Set.of("--timeout", "--yes", "--no-input", "-a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"city":{"type":"string"}}                    | --city TEXT          | string
                    {"maxResults":{"type":"integer"}}             | --max-results NUMBER | integer
                    {"max_results":{"type":"number"}}             | --max-results NUMBER | number
                    {"verbose":{"type":"boolean"}}                | --[no-]verbose       | boolean
                    {"input":{"type":"boolean"}}                  | --input              | boolean
                    {"tags":{"type":"array","items":{"type":"string"}}} | --tags TEXT    | array of string
                    {"tags":{"type":"array"}}                     | --tags TEXT          | array
                    {"ids":{"type":"array","items":{"type":"integer"}}} | --ids NUMBER   | array of integer
                    {"body":{"type":"object"}}                    | --body JSON          | object
                    {"any":{}}                                    | --any TEXT           | any
                    {"note":{"anyOf":[{"type":"string"},{"type":"null"}]}} | --note TEXT | string or null
                    {"address":{"type":"object","properties":{"zipCode":{"type":"string"}}}} | --address.zip-code TEXT | string
                    {"timeout":{"type":"integer"}}                | timeout=NUMBER       | integer
                    {"my name":{"type":"string"}}                 | --my-name TEXT       | string
                    """)
    void a_row_shows_how_the_argument_is_written(String properties, String spelling, String type) {
        assertThat(rows(properties)).singleElement().satisfies(row -> {
            assertThat(row.spelling()).isEqualTo(spelling);
            assertThat(row.type()).isEqualTo(type);
            assertThat(row.required()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    {"type":"integer","minimum":1,"maximum":10} ; 1 to 10
                    {"exclusiveMinimum":0,"exclusiveMaximum":1.50} ; more than 0, less than 1.50
                    {"exclusiveMinimum":0,"maximum":1} ; more than 0, at most 1
                    {"type":"integer","minimum":0,"maximum":9007199254740991} ; at least 0
                    {"multipleOf":5} ; a multiple of 5
                    {"type":"string","minLength":1,"maxLength":3} ; 1 to 3 characters
                    {"type":"array","minItems":1,"items":{"enum":["a","b"]}} ; a|b, at least 1 item
                    {"type":"array","minItems":2,"maxItems":2} ; exactly 2 items
                    {"enum":["a",1,null]} ; a|1|null
                    {"pattern":"^a"} ; matches ^a
                    {"format":"uri"} ; uri
                    """)
    void limits_are_said_in_words(String property, String limits) {
        assertThat(rows("{\"x\":" + property + "}"))
                .singleElement()
                .satisfies(row -> assertThat(row.limits()).isEqualTo(limits.strip()));
    }

    @Test
    void many_choices_are_counted() {
        StringBuilder choices = new StringBuilder("\"c0\"");
        for (int i = 1; i < 80; i++) {
            choices.append(",\"c").append(i).append('"');
        }
        assertThat(rows("{\"x\":{\"enum\":[" + choices + "]}}").get(0).limits()).endsWith("|c29|… (80 in all)");
    }

    @Test
    void required_arguments_come_first_with_default_and_description_beside() {
        List<ToolUsage.Row> rows = rows(
                "{\"a\":{\"type\":\"integer\",\"default\":3,\"description\":\"how many\"},\"b\":{\"title\":\"Bee\"},\"c\":{}}",
                "c");
        assertThat(rows).extracting(ToolUsage.Row::name).containsExactly("c", "a", "b");
        assertThat(rows.get(0).required()).isTrue();
        assertThat(rows.get(1).fallback()).isEqualTo("3");
        assertThat(rows.get(1).description()).isEqualTo("how many");
        assertThat(rows.get(2).fallback()).isNull();
        assertThat(rows.get(2).description()).isEqualTo("Bee");
    }

    @Test
    void a_clash_with_an_option_of_ours_is_noted() {
        assertThat(rows("{\"timeout\":{\"type\":\"integer\"}}").get(0).note())
                .isEqualTo("--timeout is an option of mcpctl; write timeout=VALUE");
        assertThat(rows("{\"city\":{}}").get(0).note()).isNull();
    }

    @Test
    void names_that_share_a_kebab_case_keep_their_own_spelling() {
        assertThat(rows("{\"maxResults\":{\"type\":\"integer\"},\"max_results\":{\"type\":\"integer\"}}"))
                .extracting(ToolUsage.Row::spelling)
                .containsExactly("--maxResults NUMBER", "--max_results NUMBER");
    }

    @Test
    void names_that_no_option_can_have_are_given_otherwise() {
        assertThat(rows("{\"a=b\":{}}").get(0).note()).isEqualTo("give it within --args");
    }

    @Test
    void a_broken_or_endless_schema_gives_the_rows_it_has() {
        ObjectNode endless =
                (ObjectNode) Json.parse("{\"properties\":{\"x\":{\"$ref\":\"#\"},\"y\":{\"type\":\"integer\"}}}");
        assertThat(ToolUsage.of(endless, Set.of())).isNotEmpty().hasSizeLessThan(10);
        assertThat(ToolUsage.of((ObjectNode) Json.parse("{\"properties\":5}"), Set.of()))
                .isEmpty();
    }
}
