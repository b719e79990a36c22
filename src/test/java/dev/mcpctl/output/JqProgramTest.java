package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JqProgramTest {

    private static final JsonNode DOCUMENT = Json.parse("""
            {"content":[{"type":"text","text":"{\\"items\\":[{\\"full_name\\":\\"a/b\\"}]}"}],"n":2.50,"big":12345678901234567890,
             "flags":[true,false,null],"hidden":"a\\u202eb"}""");

    private static final JqProgram.Bounds USUAL = new JqProgram.Bounds(Duration.ofSeconds(30), 1000);
    private static final JqProgram.Bounds IMPATIENT = new JqProgram.Bounds(Duration.ofMillis(300), 1000);

    private static String run(String expression) {
        return run(expression, USUAL);
    }

    private static String run(String expression, JqProgram.Bounds bounds) {
        Screen screen = Screen.pipe();
        Document document = new Document() {
            @Override
            public JsonNode json() {
                return DOCUMENT;
            }

            @Override
            public void human(TextSink out) {
                throw new AssertionError("not asked for");
            }
        };
        new Printer(screen.console()).print(document, JqProgram.compile("--jq", expression, bounds));
        return screen.out();
    }

    private static Failure failure(String expression) {
        return failure(expression, USUAL);
    }

    private static Failure failure(String expression, JqProgram.Bounds bounds) {
        return catchThrowableOfType(Failure.class, () -> run(expression, bounds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                ".content[0].text | fromjson | .items[].full_name ~ a/b\\n",
                ".content[0].type, .flags, .n ~ text\\n[true,false,null]\\n2.50\\n",
                ".big ~ 12345678901234567890\\n",
                "empty ~ ''",
                ".hidden ~ a\u202eb\\n",
                "[limit(3; 1 | repeat(. * 2))] ~ [1,2,4]\\n",
                ".flags | map(select(.)) | length ~ 1\\n",
                "[.flags[] | IN(true, null)] ~ [true,false,true]\\n",
                "-3 | abs ~ 3\\n",
                "\" x \" | trim ~ x\\n",
                "isvalid(error) ~ false\\n",
                "[isempty(empty), isempty(1)] ~ [true,false]\\n",
                "infinite, -infinite, nan ~ 1.7976931348623157e+308\\n-1.7976931348623157e+308\\nnull\\n",
                "[nan, {a: (1e308 * 10)}] ~ [null,{\"a\":1.7976931348623157e+308}]\\n",
                "0 | todate ~ 1970-01-01T00:00:00Z\\n",
            })
    void strings_are_raw_and_all_else_is_compact_one_a_line(String expression, String printed) {
        assertThat(run(expression)).isEqualTo(printed.replace("\\n", "\n"));
    }

    @Test
    void a_blank_expression_is_the_document_itself() {
        assertThat(run("  ")).isEqualTo(Json.compact(DOCUMENT) + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                ".a[ ~ it ends too early",
                "\"open ~ it ends too early",
                ".a | ] ~ unexpected ']' at column 6",
                "if . then 1 end ~ unexpected 'end' at column 13",
                ".a ' | .b ~ unexpected character at column 4",
                ".a ^ ~ it ends too early, or with a character that means nothing",
            })
    void a_mistake_is_named_with_its_place(String expression, String mistake) {
        Failure failure = failure(expression);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
        assertThat(failure.message()).isEqualTo("the --jq expression '" + expression + "' cannot be read: " + mistake);
    }

    @Test
    void a_mistake_on_a_later_line_is_named_with_its_line() {
        assertThat(failure(".a\n| ]").message()).endsWith("unexpected ']' at line 2, column 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                ".n | keys ~ keys is not applicable to NUMBER",
                "error(\"my words\") ~ my words",
                ".n | foo ~ Function foo/0 does not exist",
                ".hidden | test(\"(\") ~ unmatched parenthesis",
                "def f: f; f ~ calls itself too deeply",
            })
    void what_fails_while_it_runs_is_told_in_the_words_of_jq(String expression, String words) {
        Failure failure = failure(expression);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
        assertThat(failure.code()).isEqualTo("jq");
        assertThat(failure.message()).startsWith("--jq failed: ").contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "env.PATH", "$ENV", "input", "inputs", "import \"a\" as a; 1", "include \"a\"; 1"})
    void an_expression_sees_nothing_but_its_document(String expression) {
        assertThat(failure(expression).kind()).isEqualTo(Failure.Kind.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"halt", "halt_error", "debug", "stderr", "input_filename", "debug_scope", "$__prog_args"})
    void an_expression_cannot_act_on_the_program(String expression) {
        assertThat(failure(expression).message()).containsPattern("does not exist|is not defined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[range(1e18) | select(false)]", "last(range(1e18))", "reduce range(1e18) as $x (0; . + 1)"})
    void an_expression_that_never_gives_a_value_is_stopped(String expression) {
        assertThat(failure(expression, IMPATIENT).message()).contains("gave nothing for 300 ms and was stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeat(.)", "range(infinite)"})
    void an_expression_that_never_ends_is_stopped(String expression) {
        assertThat(failure(expression).message()).contains("gives more than 1000 values");
    }

    @Test
    void runs_that_are_given_up_do_not_disturb_those_that_follow() {
        JqProgram endless = JqProgram.compile("--jq", "repeat(.)");
        JqProgram plain = JqProgram.compile("--jq", ".n");
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> endless.run(DOCUMENT, value -> {
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
            List<JsonNode> seen = new ArrayList<>();
            plain.run(DOCUMENT, seen::add);
            assertThat(seen).containsExactly(DOCUMENT.get("n"));
        }
    }

    @Test
    void runs_beside_each_other_get_their_own_values() {
        JqProgram outer = JqProgram.compile("--jq", "range(300)");
        JqProgram inner = JqProgram.compile("--jq", ".n");
        List<JsonNode> seen = new ArrayList<>();
        outer.run(DOCUMENT, value -> inner.run(DOCUMENT, seen::add));
        assertThat(seen).hasSize(300).containsOnly(DOCUMENT.get("n"));
    }

    @Test
    void runs_that_are_given_up_leave_no_thread_behind() throws InterruptedException {
        List<JsonNode> seen = new ArrayList<>();
        JqProgram endless = JqProgram.compile("--jq", "repeat(.)");
        IllegalStateException enough = catchThrowableOfType(
                IllegalStateException.class,
                () -> endless.run(DOCUMENT, value -> {
                    seen.add(value);
                    throw new IllegalStateException("enough");
                }));
        assertThat(enough).hasMessage("enough");
        assertThat(seen).hasSize(1);
        assertThat(failure("try last(range(1e18)) catch 1", IMPATIENT).message())
                .contains("was stopped");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("mcpctl-jq")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                ".flags[0] ~ true ~ true",
                ".n > 2 ~ true ~ true",
                "0 ~ true ~ 0",
                ".flags[1] ~ false ~ false",
                ".missing ~ false ~ null",
                "empty ~ false ~ nothing",
                ".flags[] ~ false ~ false",
                ".hidden ~ true ~ \"a\\u202eb\"",
            })
    void an_expectation_holds_unless_a_value_is_false_or_null_or_there_is_none(
            String expression, boolean holds, String shown) {
        Expectation.Verdict verdict = Expectation.compile(expression).check(DOCUMENT);
        assertThat(verdict.holds()).isEqualTo(holds);
        assertThat(verdict.shown()).isEqualTo(shown);
    }

    @Test
    void a_mistake_in_an_expectation_names_its_option() {
        Failure failure = catchThrowableOfType(Failure.class, () -> Expectation.compile(".a["));
        assertThat(failure.message()).startsWith("the --expect expression '.a['");
    }
}
