package dev.mcpctl.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaSentencesTest {

    private static List<Violation> check(String schema, String value) {
        return SchemaCheck.of(Json.parse(schema.replace('\'', '"'))).check(Json.parse(value.replace('\'', '"')));
    }

    private static Arguments rule(String property, String value, String sentence) {
        return Arguments.of(property, value, sentence);
    }

    static List<Arguments> rules() {
        return List.of(
                rule("{'type':'integer'}", "'three'", "'x' must be an integer, got \"three\""),
                rule("{'type':'integer'}", "1.5", "'x' must be an integer, got 1.5"),
                rule("{'type':'string'}", "[1,2]", "'x' must be a string, got an array of 2"),
                rule("{'type':'string'}", "[]", "'x' must be a string, got an empty array"),
                rule("{'type':'array'}", "{'a':1}", "'x' must be an array, got an object"),
                rule("{'type':'boolean'}", "'yes'", "'x' must be a boolean (true or false), got \"yes\""),
                rule("{'type':['string','null']}", "5", "'x' must be a string or null, got 5"),
                rule(
                        "{'enum':['metric','imperial']}",
                        "'metrik'",
                        "'x' must be one of \"metric\", \"imperial\", got \"metrik\"; did you mean \"metric\"?"),
                rule(
                        "{'enum':['metric','imperial']}",
                        "'kelvin'",
                        "'x' must be one of \"metric\", \"imperial\", got \"kelvin\""),
                rule("{'enum':[1,null]}", "2", "'x' must be one of 1, null, got 2"),
                rule("{'enum':[]}", "2", "'x' cannot be given: its schema allows no value at all"),
                rule("{'enum':['one']}", "2", "'x' must be \"one\", got 2"),
                rule("{'const':3}", "4", "'x' must be 3, got 4"),
                rule("{'minimum':1}", "0", "'x' must be at least 1, got 0"),
                rule("{'maximum':1.50}", "2", "'x' must be at most 1.50, got 2"),
                rule("{'exclusiveMinimum':0}", "0", "'x' must be greater than 0, got 0"),
                rule("{'exclusiveMaximum':1e3}", "1000", "'x' must be less than 1E+3, got 1000"),
                rule("{'multipleOf':5}", "7", "'x' must be a multiple of 5, got 7"),
                rule("{'minLength':3}", "'a😀'", "'x' must have at least 3 characters, has 2"),
                rule("{'maxLength':1}", "'ab'", "'x' must have at most 1 character, has 2"),
                rule("{'pattern':'^a+$'}", "'b'", "'x' must match the pattern ^a+$, got \"b\""),
                rule("{'minItems':1}", "[]", "'x' must have at least 1 item, has 0"),
                rule("{'maxItems':2}", "[1,2,3]", "'x' must have at most 2 items, has 3"),
                rule("{'uniqueItems':true}", "[1,2,1.0]", "'x' must not have equal items, items 0 and 2 are both 1"),
                rule("{'minProperties':2}", "{}", "'x' must have at least 2 members, has 0"),
                rule("{'maxProperties':0}", "{'a':1}", "'x' must have at most 0 members, has 1"),
                rule("{'items':{'type':'string'}}", "['a','b',3]", "'x[2]' must be a string, got 3"),
                rule(
                        "{'properties':{'street':{'type':'string'}}}",
                        "{'street':3}",
                        "'x.street' must be a string, got 3"),
                rule("{'required':['street']}", "{}", "'x.street' is required"),
                rule("{'required':['a'],'properties':{'a':{'type':'array'}}}", "{}", "'x.a' is required: an array"),
                rule(
                        "{'properties':{'street':{}},'additionalProperties':false}",
                        "{'stret':3}",
                        "'x.stret' is not known; did you mean 'street'?"),
                rule(
                        "{'properties':{'street':{},'zip':{}},'additionalProperties':false}",
                        "{'colour':3}",
                        "'x.colour' is not known; known are 'street', 'zip'"),
                rule(
                        "{'additionalProperties':false}",
                        "{'colour':3}",
                        "'x.colour' is not known; no members are allowed"),
                rule(
                        "{'propertyNames':{'maxLength':2}}",
                        "{'abc':3}",
                        "'x.abc' is no legal name: the name must have at most 2 characters, has 3"),
                rule("false", "1", "'x' is not allowed"),
                rule("{'not':{'type':'string'}}", "'a'", "'x' is of a form that is not allowed, got \"a\""),
                rule(
                        "{'oneOf':[{'type':'integer'},{'minimum':0}]}",
                        "1",
                        "'x' fits 2 of the 2 forms of which exactly one is allowed"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_has_a_sentence_that_names_place_wish_and_value(String property, String value, String sentence) {
        List<Violation> found = check("{'properties':{'x':" + property + "}}", "{'x':" + value + "}");
        assertThat(found).extracting(Violation::message).containsExactly(sentence);
    }

    static List<Arguments> forms() {
        return List.of(
                rule("{'anyOf':[{'type':'string'},{'type':'null'}]}", "5", "'x' must be a string or null, got 5"),
                rule(
                        "{'anyOf':[{'type':'integer','minimum':1},{'type':'null'}]}",
                        "0",
                        "'x' must be at least 1, got 0"),
                rule(
                        "{'anyOf':[{'enum':['a','b']},{'type':'null'}]}",
                        "'c'",
                        "'x' must be one of \"a\", \"b\", got \"c\""),
                rule(
                        "{'oneOf':[{'properties':{'k':{'const':'a'}},'required':['k']},"
                                + "{'properties':{'k':{'const':'b'},'n':{'type':'integer'}},'required':['k','n']}]}",
                        "{'k':'b','n':'z'}",
                        "'x.n' must be an integer, got \"z\""),
                rule(
                        "{'anyOf':[{'minLength':3},{'pattern':'^b'}]}",
                        "'a'",
                        "'x' fits none of the 2 allowed forms ('x' must have at least 3 characters, has 1; "
                                + "'x' must match the pattern ^b, got \"a\")"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void of_many_forms_the_one_that_was_meant_is_told(String property, String value, String sentence) {
        List<Violation> found = check("{'properties':{'x':" + property + "}}", "{'x':" + value + "}");
        assertThat(found).extracting(Violation::message).containsExactly(sentence);
    }

    static List<Arguments> otherRules() {
        return List.of(
                rule("{'contains':{'type':'string'}}", "[1]", "'x' has too few items of the kind it must have"),
                rule(
                        "{'contains':{'const':1},'maxContains':1}",
                        "[1,1]",
                        "'x' has too many items of the kind it may have"),
                rule(
                        "{'contains':{'const':1},'minContains':2}",
                        "[1]",
                        "'x' has too few items of the kind it must have"),
                rule("{'dependentRequired':{'a':['b']}}", "{'a':1}", "'x' lacks members that 'a' needs beside it: 'b'"),
                rule("{'unevaluatedProperties':false}", "{'a':1}", "'x.a' is not known"),
                rule("{'prefixItems':[{}],'unevaluatedItems':false}", "[1,2]", "'x' has more items than are allowed"),
                rule("{'if':{},'then':{'required':['b']}}", "{}", "'x.b' is required"),
                rule("{'if':{},'then':{'type':'string'}}", "1", "'x' must be a string, got 1"),
                rule("{'if':{},'then':{'properties':{'a':false}}}", "{'a':1}", "'x.a' is not allowed"),
                rule("{'if':{},'then':{'not':{'type':'integer'}}}", "1", "'x' is of a form that is not allowed"),
                rule("{'if':{},'then':{'propertyNames':{'maxLength':1}}}", "{'ab':1}", "'x.ab' is no legal name"),
                rule("{'if':{},'then':{'additionalProperties':false}}", "{'ab':1}", "'x.ab' is not known"),
                rule(
                        "{'if':{},'then':{'oneOf':[{},{'minimum':0}]}}",
                        "1",
                        "'x' fits more than one of the forms of which exactly one is allowed"),
                rule(
                        "{'if':{},'then':{'anyOf':[{'minLength':3},{'pattern':'^b'}]}}",
                        "'a'",
                        "'x' fits none of the 2 allowed forms ('x' must have at least 3 characters, has 1; "
                                + "'x' must match the pattern ^b, got \"a\")"));
    }

    @ParameterizedTest
    @MethodSource("otherRules")
    void schemas_that_need_the_library_speak_the_same_language(String property, String value, String sentence) {
        String schema = "{'properties':{'x':" + property + "}}";
        assertThat(SchemaCheck.of(Json.parse(schema.replace('\'', '"')))).isInstanceOf(NetworkntEvaluator.class);
        List<Violation> found = check(schema, "{'x':" + value + "}");
        assertThat(found).extracting(Violation::message).containsExactly(sentence);
    }

    @Test
    void the_whole_value_is_called_the_value() {
        assertThat(check("{'type':'object'}", "[1]"))
                .containsExactly(new Violation("", "", "type", "the value must be an object, got an array of 1"));
    }

    @Test
    void a_violation_has_a_pointer_a_readable_path_and_the_keyword() {
        assertThat(check("{'properties':{'a/b':{'items':{'properties':{'~c':{'minimum':2}}}}}}", "{'a/b':[{'~c':1}]}"))
                .containsExactly(
                        new Violation("/a~1b/0/~0c", "a/b[0].~c", "minimum", "'a/b[0].~c' must be at least 2, got 1"));
    }

    @Test
    void unknown_members_are_told_first_then_missing_then_wrong_ones() {
        assertThat(check(
                        "{'properties':{'city':{'type':'string'},'days':{'type':'integer'}},"
                                + "'required':['city'],'additionalProperties':false}",
                        "{'days':'x','citty':1}"))
                .extracting(Violation::message)
                .containsExactly(
                        "'citty' is not known; did you mean 'city'?",
                        "'city' is required: a string",
                        "'days' must be an integer, got \"x\"");
    }

    @Test
    void long_values_names_and_choices_are_cut() {
        String message = check("{'properties':{'x':{'type':'integer'}}}", "{'x':'" + "é".repeat(500) + "'}")
                .get(0)
                .message();
        assertThat(message).hasSizeLessThan(120).endsWith("…\"");
        StringBuilder choices = new StringBuilder("'c0'");
        for (int i = 1; i < 50; i++) {
            choices.append(",'c").append(i).append("'");
        }
        assertThat(check("{'enum':[" + choices + "]}", "'zzz'").get(0).message())
                .contains("\"c11\" and 38 more, got");
        assertThat(check("{'additionalProperties':false}", "{'" + "n".repeat(500) + "':1}")
                        .get(0)
                        .message())
                .hasSizeLessThan(280);
    }
}
