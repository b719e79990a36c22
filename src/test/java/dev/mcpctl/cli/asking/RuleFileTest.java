package dev.mcpctl.cli.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of {@code --answers}. */
class RuleFileTest {

    private static final String NAME_FORM = "{'message':'Who are you?','requestedSchema':{'type':'object','properties':"
            + "{'name':{'type':'string'},'age':{'type':'integer','default':7}},'required':['name']}}";

    private static List<AnswerRule> read(String name, String text) {
        return new RuleFile(name, Path.of("/somewhere")).read(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            answers: [                                             | line 1
            answers: {}                                            | 'answers' must be an array
            answer: []                                             | 'answer' is not known; did you mean 'answers'?
            `answers:\n- when: {ask: form}\n  replay: {}`          | replay
            `answers:\n- when: {ask: forms}\n  decline: true`      | 'answers[0].when.ask'
            `answers:\n- when: {ask: form}\n  decline: false`      | 'answers[0].decline'
            `answers:\n- when: {ask: form}`                        | rule 1 has no answer
            `answers:\n- when: {ask: form}\n  decline: true\n  cancel: true` | more than one answer: decline, cancel
            `answers:\n- when: {ask: url}\n  defaults: true`       | only forms have defaults
            `answers:\n- when: {ask: form, matches: '('}\n  decline: true` | is no regular expression
            `answers:\n- when: {ask: form}\n  command: "'"`        | is never closed
            `answers:\n- when: &a {ask: form}\n  decline: true\n- when: *a\n  decline: true` | aliases such as *a
            `answers: []\nanswers: []`                             | 'answers' stands twice
            `answers: [`                                           | no YAML: expected the node content, but found
            `answers:\n- when: {}\n   reply: x`                      | no YAML: expected <block end>
            `---\nanswers: []\n---\nanswers: []`                   | second document
            `''`                                                   | 'answers'
            """)
    void a_mistake_is_told_with_its_place(String text, String sentence) {
        assertThatThrownBy(() -> read("a.yaml", text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageContaining("'a.yaml'")
                .hasMessageContaining(sentence.equals("'answers'") ? "line" : sentence)
                .hasMessageContaining("line ");
    }

    @Test
    void the_place_is_that_of_the_wrong_member() {
        assertThatThrownBy(() -> read(
                        "a.yaml",
                        "answers:\n- when: {ask: form}\n  decline: true\n- when:\n    ask: forn\n  decline: true\n"))
                .hasMessageContaining("line 5, column 5");
    }

    @Test
    void json_is_read_as_such_and_yaml_too() {
        String json = "{\"answers\":[{\"when\":{\"ask\":\"roots\"},\"reply\":[\".\"]}]}";

        assertThat(read("a.json", json)).hasSize(1);
        assertThat(read("a.yaml", json)).hasSize(1);
    }

    @Test
    void the_first_rule_that_matches_answers() {
        Asked asked = Asked.byFile("""
                answers:
                - when: {ask: form, message: something else}
                  decline: true
                - when: {ask: form, property: [name, age], matches: '^Who .*[?]$'}
                  reply: {name: Ada}
                - when: {ask: form}
                  cancel: true
                """);

        assertThat(asked.form(NAME_FORM))
                .isEqualTo(Json.parse("{\"action\":\"accept\",\"content\":{\"age\":7,\"name\":\"Ada\"}}"));
        assertThat(asked.form("{'message':'?','requestedSchema':{'type':'object','properties':{}}}"))
                .isEqualTo(Json.object().put("action", "cancel"));
    }

    @Test
    void null_leaves_a_field_with_a_default_out() {
        assertThat(Asked.byFile("answers:\n- when: {ask: form}\n  reply: {name: Ada, age: null}\n")
                        .form(NAME_FORM))
                .isEqualTo(Json.parse("{\"action\":\"accept\",\"content\":{\"name\":\"Ada\"}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: Ada, age: old}  | 'age' must be
            {nam: Ada}             | 'nam', which the form of the server 's' does not ask for; did you mean 'name'?
            {}                     | 'name'
            [Ada]                  | must be an object
            """)
    void a_reply_that_does_not_fit_the_form_is_not_sent(String reply, String sentence) {
        assertThatThrownBy(() -> Asked.byFile("answers:\n- when: {ask: form}\n  reply: " + reply + "\n")
                        .form(NAME_FORM))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("unfit_answer"))
                .hasMessageContaining("rule 1 of 'answers.yaml'")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            email     | ada@example.com        | ada
            uri       | https://example.com/x  | example.com/x
            date      | 2026-02-28             | 2026-02-30
            date-time | 2026-02-28T10:00:00Z   | 2026-02-28 10:00
            """)
    void formats_are_held_against_what_is_sent(String format, String good, String bad) {
        String form =
                "{'requestedSchema':{'type':'object','properties':{'x':{'type':'string','format':'" + format + "'}}}}";

        assertThat(Asked.byFile("answers:\n- when: {ask: form}\n  reply: {x: '" + good + "'}\n")
                        .form(form)
                        .at("/content/x")
                        .asText())
                .isEqualTo(good);
        assertThatThrownBy(() -> Asked.byFile("answers:\n- when: {ask: form}\n  reply: {x: '" + bad + "'}\n")
                        .form(form))
                .hasMessageContaining("'x' must be a");
    }

    @Test
    void pages_are_agreed_to_without_being_opened() {
        Asked asked = Asked.byFile("answers:\n- when: {ask: url, url: example.com/consent}\n  reply: accept\n");

        assertThat(asked.form("{'mode':'url','url':'https://example.com/consent?x=1','message':'m'}"))
                .isEqualTo(Json.object().put("action", "accept"));
        assertThat(asked.err()).contains("https://example.com/consent?x=1, without opening it");
    }

    @Test
    void a_hint_of_the_server_chooses_the_rule() {
        Asked asked = Asked.byFile("""
                answers:
                - when: {ask: sampling, hint: sonnet}
                  reply: a sonnet
                - when: {ask: sampling, message: haiku}
                  reply: {content: {type: text, text: a haiku}, model: basho}
                """);

        assertThat(asked.sampling("{'messages':[],'modelPreferences':{'hints':[{'name':'Claude-Sonnet-4'}]}}")
                        .at("/content/text")
                        .asText())
                .isEqualTo("a sonnet");
        assertThat(asked.sampling("{'messages':[{'role':'user','content':{'type':'text','text':'a haiku, please'}}]}"))
                .isEqualTo(
                        Json.parse(
                                "{\"content\":{\"type\":\"text\",\"text\":\"a haiku\"},\"model\":\"basho\",\"role\":\"assistant\"}"));
    }

    @Test
    void what_no_rule_is_for_ends_with_the_rule_to_add_and_that_rule_works() {
        assertThatThrownBy(() -> Asked.byFile("answers: []").form(NAME_FORM))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ANSWERED);
                    String hint = String.valueOf(failure.hint());
                    String rule = hint.substring(hint.indexOf('\n') + 1);
                    assertThat(rule).contains("Who are you?");
                    assertThat(Asked.byFile(rule).form(NAME_FORM).path("action").asText())
                            .isEqualTo("accept");
                });
    }
}
