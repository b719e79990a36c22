package dev.mcpctl.cli.arguments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentTemplateTest {

    private static ArgumentTemplate of(String schema) {
        return ArgumentTemplate.of((ObjectNode) Json.parse(schema));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"type":"string"}                                       | ""
                    {"type":"string","minLength":3}                         | "xxx"
                    {"type":"string","format":"date"}                       | "2026-01-31"
                    {"type":"string","default":"Oslo"}                      | "Oslo"
                    {"type":"string","examples":["a","b"]}                  | "a"
                    {"enum":["metric","imperial"]}                          | "metric"
                    {"const":7}                                             | 7
                    {"type":"integer"}                                      | 0
                    {"type":"integer","minimum":3}                          | 3
                    {"type":"integer","exclusiveMinimum":3}                 | 4
                    {"type":"integer","maximum":-3}                         | -3
                    {"type":"integer","exclusiveMaximum":0}                 | -1
                    {"type":"integer","minimum":7,"multipleOf":5}           | 10
                    {"type":"integer","minimum":12345678901234567890}       | 12345678901234567890
                    {"type":"number","exclusiveMinimum":0,"maximum":1}      | 1
                    {"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1} | 0.5
                    {"type":"number","minimum":0.25,"multipleOf":0.1}       | 0.3
                    {"type":"boolean"}                                      | false
                    {"type":"null"}                                         | null
                    {"type":"array","items":{"type":"string"}}              | []
                    {"type":"array","minItems":2,"items":{"type":"integer"}} | [0,0]
                    {"anyOf":[{"type":"null"},{"type":"integer","minimum":2}]} | 2
                    {"type":"object","properties":{"a":{"type":"string"},"b":{}},"required":["a"]} | {"a":""}
                    {"$ref":"#/$defs/P"}                                    | {"name":""}
                    {"oneOf":[{"properties":{"k":{"const":"a"}},"required":["k"],"type":"object"},{"type":"array"}]} | {"k":"a"}
                    {}                                                      | ""
                    """)
    void a_required_member_gets_the_smallest_legal_value(String property, String value) {
        ArgumentTemplate template = of(
                "{\"type\":\"object\",\"properties\":{\"x\":" + property + ",\"y\":{}},\"required\":[\"x\"],"
                        + "\"$defs\":{\"P\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}},\"required\":[\"name\"]}}}");
        assertThat(Json.compact(template.arguments())).isEqualTo("{\"x\":" + value + "}");
        assertThat(template.problems()).isEmpty();
    }

    @Test
    void nothing_required_is_an_empty_object() {
        assertThat(Json.compact(of("{\"properties\":{\"a\":{}}}").arguments())).isEqualTo("{}");
        assertThat(Json.compact(of("{}").arguments())).isEqualTo("{}");
    }

    @Test
    void what_cannot_be_made_up_is_reported() {
        ArgumentTemplate template = of(
                "{\"properties\":{\"x\":{\"type\":\"string\",\"pattern\":\"^[A-Z]{3}-\\\\d+$\"}},\"required\":[\"x\"]}");
        assertThat(template.problems())
                .extracting(Violation::message)
                .containsExactly("'x' must match the pattern ^[A-Z]{3}-\\d+$, got \"\"");
    }

    @Test
    void a_schema_that_needs_itself_comes_to_an_end_and_is_reported() {
        ArgumentTemplate template =
                of("{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"#\"}},\"required\":[\"x\"]}");
        assertThat(template.problems()).isNotEmpty();
        ArgumentTemplate wide =
                of("{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"#\"},\"y\":{\"$ref\":\"#\"}},"
                        + "\"required\":[\"x\",\"y\"]}");
        assertThat(wide.problems()).isNotEmpty();
    }

    @Test
    void absurd_bounds_do_not_take_memory() {
        ArgumentTemplate template = of("{\"properties\":{\"a\":{\"type\":\"string\",\"minLength\":2000000000},"
                + "\"b\":{\"type\":\"array\",\"minItems\":1e999999999},\"c\":{\"type\":\"number\",\"minimum\":1e999999999}},"
                + "\"required\":[\"a\",\"b\",\"c\"]}");
        assertThat(template.problems()).hasSize(3);
    }
}
