package dev.mcpctl.json.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCheckTest {

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    private static SchemaCheck of(String schema) {
        return SchemaCheck.of(json(schema));
    }

    private static List<Violation> check(String schema, String value) {
        return of(schema).check(json(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'properties':{'a':{'anyOf':[{'type':'string'},{'type':'null'}],'default':null,'title':'A'}},"
                        + "'type':'object','title':'toolArguments'}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','type':'object','properties':{'a':{'type':'number',"
                        + "'description':'d'}},'required':['a'],'additionalProperties':false}",
                "{'type':'object','propertyNames':{'type':'string'},'additionalProperties':{}}",
                "{'$defs':{'A':{'properties':{'next':{'$ref':'#/$defs/A'}}}},'properties':{'a':{'$ref':'#/$defs/A'}}}",
                "{'type':'object','x-mcp-header':'A','enumNames':['a'],'format':'email','contentEncoding':'base64'}",
                "true"
            })
    void schemas_as_the_usual_servers_write_them_need_no_library(String schema) {
        assertThat(of(schema)).isInstanceOf(PlainEvaluator.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'if':{}}",
                "{'properties':{'a':{'unevaluatedItems':false}}}",
                "{'$dynamicRef':'#a','$defs':{'a':{'$dynamicAnchor':'a'}}}",
                "{'$schema':'http://json-schema.org/draft-04/schema#'}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','items':[{}]}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','$ref':'#/definitions/a','minimum':1,"
                        + "'definitions':{'a':{}}}",
                "{'type':'strnig'}",
                "{'required':'a'}",
                "{'minLength':-1}",
                "{'multipleOf':0}"
            })
    void schemas_with_other_or_broken_keywords_are_left_to_the_library(String schema) {
        assertThat(PlainSchema.isPlain(json(schema), Dialect.of(json(schema)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://json-schema.org/draft/2020-12/schema",
                "https://json-schema.org/draft/2020-12/schema#",
                "https://json-schema.org/draft/2019-09/schema",
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft-07/schema",
                "http://json-schema.org/draft-06/schema",
                "http://json-schema.org/draft-04/schema#"
            })
    void five_dialects_are_known_under_their_usual_spellings(String id) {
        assertThat(check("{'$schema':'" + id + "','type':'string'}", "1"))
                .extracting(Violation::keyword)
                .containsExactly("type");
    }

    @Test
    void each_dialect_keeps_its_own_meaning() {
        String rules = ",'maximum':3,'exclusiveMaximum':true}";
        assertThat(check("{'$schema':'http://json-schema.org/draft-04/schema#'" + rules, "3"))
                .hasSize(1);
        String tuple = ",'items':[{'type':'string'}],'additionalItems':false}";
        assertThat(check("{'$schema':'http://json-schema.org/draft-07/schema#'" + tuple, "['a',1]"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'https://example.com/mine'", "7", "'draft-07'", "'ftp://json-schema.org/draft-07/schema'"})
    void another_dialect_is_refused_by_name(String id) {
        assertThatThrownBy(() -> of("{'$schema':" + id + "}")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
            assertThat(failure.code()).isEqualTo("schema");
            assertThat(failure.message())
                    .isEqualTo("the schema's dialect " + id.replace('\'', '"')
                            + " is not supported; supported are 2020-12, 2019-09, draft-07, draft-06 and draft-04");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a.json",
                "http://127.0.0.1:9/a.json",
                "file:///etc/passwd",
                "classpath:draft-07/schema",
                "other.json",
                "jar:file:/a.jar!/b"
            })
    void a_reference_out_of_the_schema_is_never_followed(String target) {
        assertThatThrownBy(() -> of("{'properties':{'a':{'$ref':'" + target + "'}}}"))
                .isInstanceOf(Failure.class)
                .hasMessage("the schema refers to '" + target + "', which is not part of it and is not fetched");
    }

    @Test
    void a_reference_to_a_meta_schema_needs_no_network() {
        String schema = "{'properties':{'a':{'$ref':'https://json-schema.org/draft/2020-12/schema'}}}";
        assertThat(check(schema, "{'a':{'type':'string'}}")).isEmpty();
        assertThat(check(schema, "{'a':{'type':3}}")).isNotEmpty();
    }

    @Test
    void a_reference_to_nothing_is_refused() {
        assertThatThrownBy(() -> of("{'properties':{'a':{'$ref':'#/$defs/nope'}}}"))
                .isInstanceOf(Failure.class)
                .hasMessage("the schema refers to '#/$defs/nope', which it does not have");
    }

    @Test
    void an_unreadable_pattern_is_refused() {
        assertThatThrownBy(() -> of("{'properties':{'a':{'pattern':'('}}}"))
                .isInstanceOf(Failure.class)
                .hasMessage("the schema has a pattern that cannot be read: (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "'x'", "null", "3"})
    void a_schema_that_is_no_object_is_refused(String schema) {
        assertThatThrownBy(() -> of(schema))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("the schema is no object, it is ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$ref':'#'}",
                "{'$ref':'#/$defs/a','$defs':{'a':{'anyOf':[{'$ref':'#/$defs/b'}]},'b':{'allOf':[{'$ref':'#/$defs/a'}]}}}",
                "{'if':{},'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/a'}}}"
            })
    void a_schema_that_refers_to_itself_without_end_is_refused(String schema) {
        assertThatThrownBy(() -> check(schema, "{}"))
                .isInstanceOf(Failure.class)
                .hasMessage("the schema refers to itself without end, or nests too deeply to be checked");
    }

    @Test
    void a_recursive_schema_checks_deep_values() {
        String schema = "{'properties':{'n':{'$ref':'#'}},'additionalProperties':false}";
        String deep = "{'n':".repeat(400) + "{}" + "}".repeat(400);
        assertThat(check(schema, deep)).isEmpty();
        String wrong = "{'n':".repeat(400) + "{'m':1}" + "}".repeat(400);
        assertThat(check(schema, wrong)).extracting(Violation::keyword).containsExactly("additionalProperties");
    }

    @Test
    void a_schema_that_multiplies_its_steps_ends_with_a_failure() {
        StringBuilder schema = new StringBuilder("{'$ref':'#/$defs/d0','$defs':{");
        for (int i = 0; i < 40; i++) {
            schema.append(
                    "'d%d':{'allOf':[{'$ref':'#/$defs/d%d'},{'$ref':'#/$defs/d%d'}]},".formatted(i, i + 1, i + 1));
        }
        String text = schema + "'d40':{}}}";
        assertThatThrownBy(() -> assertTimeoutPreemptively(Duration.ofSeconds(30), () -> check(text, "{}")))
                .isInstanceOf(Failure.class)
                .hasMessage("the schema takes too many steps to be checked");
    }

    @ParameterizedTest
    @CsvSource({
        "https://json-schema.org/draft/2020-12/schema, $ref",
        "https://json-schema.org/draft/2019-09/schema, $ref",
        "http://json-schema.org/draft-07/schema#, $ref",
        "http://json-schema.org/draft-06/schema#, $ref",
        "http://json-schema.org/draft-04/schema#, $ref",
        "https://json-schema.org/draft/2020-12/schema, $dynamicRef",
    })
    void references_that_branch_at_each_level_are_given_up(String dialect, String keyword) {
        StringBuilder levels = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String next = "{'" + keyword + "':'#/definitions/l" + (i + 1) + "'}";
            levels.append("'l" + i + "':{'anyOf':[{'allOf':[" + next + ",{'type':'null'}]},{'allOf':[" + next
                    + ",{'type':'null'}]},{'not':{}}]},");
        }
        SchemaCheck bomb = of("{'$schema':'" + dialect + "','properties':{'a':{'" + keyword
                + "':'#/definitions/l0'}},'dependencies':{'x':['y']},'definitions':{" + levels
                + "'l60':{'type':'null'}}}");
        assertThat(bomb).isInstanceOf(NetworkntEvaluator.class);

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatThrownBy(() -> bomb.check(json("{'a':1}")))
                        .isInstanceOf(Failure.class)
                        .hasMessage("the schema takes too many steps to be checked"));
    }

    @Test
    void many_references_are_no_reason_to_give_up_on_a_large_value() {
        SchemaCheck tree =
                of("{'$schema':'http://json-schema.org/draft-07/schema#','$ref':'#/definitions/n','definitions':"
                        + "{'n':{'type':'object','if':{'required':['k']},'then':{},'properties':{'k':{'type':'array','items':"
                        + "{'$ref':'#/definitions/n'}}}}}}");
        String value = "{'k':[" + "{},".repeat(250_000) + "{}]}";

        assertThat(tree.check(json(value))).isEmpty();
    }

    @Test
    void a_large_value_may_take_more_steps() {
        String many = "[" + "1,".repeat(2_100_000) + "'x']";
        assertThat(check("{'items':{'type':'integer'}}", many))
                .extracting(Violation::path)
                .containsExactly("[2100000]");
    }

    @Test
    void no_more_than_a_thousand_mistakes_are_kept() {
        assertThat(check("{'items':{'type':'string'}}", "[" + "1,".repeat(5_000) + "1]"))
                .hasSize(1_000);
    }

    @Test
    void an_enormous_schema_for_the_library_is_refused() {
        String many = "{'if':{},'enum':[" + "1,".repeat(60_000) + "1]}";
        assertThatThrownBy(() -> of(many)).hasMessageContaining("too large to be checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+\\1!$", "^(a|aa)*\\1b$", "(a+a+)+\\1y"})
    void a_pattern_that_tries_forever_is_given_up(String pattern) {
        String text = "a".repeat(60);
        List<Violation> found = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> check("{'pattern':'" + pattern.replace("\\", "\\\\") + "'}", "'" + text + "'"));
        assertThat(found)
                .extracting(Violation::message)
                .containsExactly("the value cannot be matched in reasonable time against the pattern " + pattern);
    }

    @Test
    void a_simple_pattern_matches_a_text_of_ten_megabytes() {
        String text = "'" + "a".repeat(10_000_000) + "'";
        assertThat(check("{'pattern':'^[a-z]*$'}", text)).isEmpty();
        assertThat(check("{'maxLength':10}", text)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ^a$            | a\\n        | false
                    ^\\\\s$        | \\u00a0     | true
                    ^\\\\d$        | \\u0663     | false
                    ^\\\\w$        | é           | false
                    ^.$            | 😀          | true
                    ^[[a]$         | [           | true
                    ^[a&&b]$       | &           | true
                    ^[^]$          | x           | true
                    ^[]$           | x           | false
                    ^\\\\p{Letter}$ | é          | true
                    ^\\\\p{Lu}$    | É           | true
                    ^\\\\p{Script=Greek}$ | π    | true
                    ^\\\\u{1F600}$ | 😀          | true
                    ^\\\\cA$       | \\u0001     | true
                    ^\\\\v$        | \\u000b     | true
                    (?P<y>\\\\d{4})-\\\\d | 2026-1 | true
                    ^a\\\\Z        | a           | true
                    \\\\bfoo\\\\b  | a foo b     | true
                    \\\\bfoo\\\\b  | afoo        | false
                    """)
    void patterns_mean_what_ecma_says(String pattern, String text, boolean found) {
        assertThat(check("{'pattern':'" + pattern + "'}", "'" + text + "'").isEmpty())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\":\"integer\"}', 1.0, true",
        "'{\"type\":\"integer\"}', 1e400, true",
        "'{\"type\":\"integer\"}', 12345678901234567890123, true",
        "'{\"minimum\":9007199254740993}', 9007199254740992, false",
        "'{\"maximum\":0.3}', 0.30000000000000001, false",
        "'{\"multipleOf\":0.01}', 19.99, true",
        "'{\"multipleOf\":0.1}', 0.35, false",
        "'{\"enum\":[1.0]}', 1, true",
        "'{\"const\":1e2}', 100, true",
        "'{\"exclusiveMaximum\":1e999999999}', 5, true",
    })
    void numbers_are_exact(String schema, String value, boolean fits) {
        assertThat(check(schema, value).isEmpty()).isEqualTo(fits);
    }

    @Test
    void numbers_too_far_apart_are_not_divided() {
        assertThatThrownBy(() -> check("{'multipleOf':3}", "1e999999999"))
                .isInstanceOf(Failure.class)
                .hasMessage("the numbers are too far apart to be divided for 'multipleOf'");
    }
}
