package dev.mcpctl.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.json.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

    private static Shape of(String schema) {
        return Shape.of(Json.parse(schema.replace('\'', '"')));
    }

    private static Shape property(Shape shape, String name) {
        return Objects.requireNonNull(shape.property(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"type":"string"}                                             | [STRING]
                    {"type":"number"}                                             | [INTEGER, NUMBER]
                    {"type":["integer","null"]}                                   | [INTEGER, NULL]
                    {"anyOf":[{"type":"string"},{"type":"null"}]}                 | [STRING, NULL]
                    {"oneOf":[{"type":"boolean"},{"$ref":"#/$defs/a"}],"$defs":{"a":{"type":"array"}}} | [BOOLEAN, ARRAY]
                    {"allOf":[{"type":["string","integer"]},{"type":"integer"}]}  | [INTEGER]
                    {"enum":["a",1]}                                              | [STRING, INTEGER, NUMBER]
                    {"const":true}                                                | [BOOLEAN]
                    {"type":"string","enum":["a",1]}                              | [STRING]
                    {"$ref":"#/definitions/a","definitions":{"a":{"type":"null"}}} | [NULL]
                    """)
    void types_are_found_wherever_they_are_said(String schema, String types) {
        assertThat(of(schema).types()).hasToString(types);
        assertThat(of(schema).isTyped()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "true", "7", "{'type':'strnig'}", "{'type':5}", "{'anyOf':3,'allOf':{},'enum':'x'}"})
    void a_schema_that_says_nothing_allows_everything(String schema) {
        assertThat(of(schema).types()).hasSize(7);
        assertThat(of(schema).isTyped()).isFalse();
        assertThat(of(schema).isOpen()).isTrue();
    }

    @Test
    void members_come_from_all_parts_in_order() {
        Shape shape = of("{'properties':{'a':{'type':'string'}},'allOf':[{'properties':{'b':{},'a':{'type':'null'}}}],"
                + "'oneOf':[{'properties':{'c':{'type':'integer'}},'required':['c']}],'required':['b']}");
        assertThat(shape.propertyNames()).containsExactly("a", "b", "c");
        assertThat(property(shape, "c").types()).containsExactly(ValueType.INTEGER);
        assertThat(property(shape, "a").types()).containsExactly(ValueType.STRING, ValueType.NULL);
        assertThat(shape.property("z")).isNull();
        assertThat(shape.required()).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"properties":{}}                                   | false
                    {"additionalProperties":false}                      | false
                    {"properties":{"a":{}},"additionalProperties":{}}   | true
                    {"properties":{"a":{}},"additionalProperties":true} | true
                    {"properties":{"a":{}},"patternProperties":{"b":{}}} | true
                    {"properties":{"a":{}},"$ref":"#/nowhere"}          | true
                    {"type":"object"}                                   | true
                    """)
    void other_members_are_wanted_where_the_schema_asks_for_them(String schema, boolean open) {
        assertThat(of(schema).isOpen()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"enum":["a","b"]}                                   | 2
                    {"anyOf":[{"enum":["a"]},{"type":"null"}]}           | 2
                    {"anyOf":[{"enum":["a"]},{"type":"string"}]}         | 0
                    {"oneOf":[{"const":1},{"const":2,"title":"two"}]}    | 2
                    {"type":"string"}                                    | 0
                    """)
    void choices_are_the_only_values_that_can_fit(String schema, int count) {
        assertThat(of(schema).choices()).hasSize(count);
    }

    @Test
    void items_follow_tuples_and_lists() {
        Shape shape = of("{'prefixItems':[{'type':'string'}],'items':{'type':'integer'}}");
        assertThat(shape.item(0).types()).containsExactly(ValueType.STRING);
        assertThat(shape.item(5).types()).containsExactly(ValueType.INTEGER);
        assertThat(of("{}").item(0).isTyped()).isFalse();
    }

    @Test
    void schemas_that_go_in_circles_come_to_an_end() {
        Shape shape = of("{'$ref':'#','anyOf':[{'$ref':'#'},{'$ref':'#'}],'allOf':[{'$ref':'#'}],"
                + "'properties':{'a':{'$ref':'#'}}}");
        assertThat(shape.propertyNames()).containsExactly("a");
        assertThat(property(property(shape, "a"), "a").propertyNames()).containsExactly("a");
    }
}
