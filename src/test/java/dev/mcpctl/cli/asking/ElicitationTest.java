package dev.mcpctl.cli.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --elicit}. */
class ElicitationTest {

    private static JsonNode answer(String way, String params) {
        AnswerRules rules = new AnswerRules();
        rules.addElicit(way);
        return Asked.by(rules).form(params);
    }

    private static String form(String properties, String more) {
        return "{'message':'?','requestedSchema':{'type':'object','properties':{" + properties + "}" + more + "}}";
    }

    @Test
    void defaults_keep_their_types_and_what_has_none_is_left_out() {
        String fields = "'name':{'type':'string','default':'Ada'},'age':{'type':'integer','default':36},"
                + "'score':{'type':'number','default':0.5},'colour':{'type':'string','enum':['red'],'default':'red'},"
                + "'sure':{'type':'boolean','default':false},"
                + "'days':{'type':'array','items':{'type':'string','enum':['mon']},'default':['mon']},"
                + "'email':{'type':'string','format':'email'}";

        assertThat(answer("accept-defaults", form(fields, ",'required':['name','sure']")))
                .isEqualTo(Json.parse("{\"action\":\"accept\",\"content\":{\"name\":\"Ada\",\"age\":36,\"score\":0.5,"
                        + "\"colour\":\"red\",\"sure\":false,\"days\":[\"mon\"]}}"));
    }

    @Test
    void an_optional_field_needs_no_default() {
        assertThat(answer("accept-defaults", form("'confirmed':{'type':'boolean'}", "")))
                .isEqualTo(Json.parse("{\"action\":\"accept\",\"content\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"decline", "cancel"})
    void a_no_has_no_content(String way) {
        assertThat(answer(way, form("", ""))).isEqualTo(Json.object().put("action", way));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'name':{'type':'string'} | ,'required':['name'] | 'name', which is required and has no default
            'age':{'type':'integer','default':'old'} | `` | that do not fit its own form: 'age'
            """)
    void a_form_that_cannot_be_sent_as_it_is_ends_the_run(String fields, String more, String sentence) {
        assertThatThrownBy(() -> answer("accept-defaults", form(fields, more)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ANSWERED))
                .hasMessageContaining("server 's'")
                .hasMessageContaining(sentence);
    }

    @Test
    void pages_are_not_opened_but_can_be_declined() {
        String page = "{'mode':'url','url':'https://example.com/x','elicitationId':'1'}";

        assertThat(answer("decline", page)).isEqualTo(Json.object().put("action", "decline"));
        assertThatThrownBy(() -> answer("accept-defaults", page))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("https://example.com/x");
    }
}
