package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.repl.Words;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    private static List<String> replaced(String line, String... results) {
        Results kept = new Results();
        for (String result : results) {
            kept.add(Json.parse(result));
        }
        return new References(kept).replaced(Words.of(line).list());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call x id=$1.a.b[1].c | call x id=deep",
                "call x id=$last.n | call x id=7",
                "call x id:=$1.a | call x id:={\"b\":[1,{\"c\":\"deep\"}]}",
                "call x id:=$1.text | call x id:=\"a \\\"quote\\\"\"",
                "call x {\"id\":$1.text} | call x {\"id\":\"a \\\"quote\\\"\"}",
                "call x {\"id\":\"<$1.text>\"} | call x {\"id\":\"<a \\\"quote\\\">\"}",
                "call x t=see:$1.a.b[0]. | call x t=see:1.",
                "call x t='$1' | call x t=$1",
                "call x t=$5x | call x t=$5x",
                "read $1[\"odd key\"] | read u?a=b",
                "call x --t $1.text | call x --t a \"quote\""
            })
    void a_reference_becomes_its_value(String line, String expected) {
        String first =
                "{\"a\":{\"b\":[1,{\"c\":\"deep\"}]},\"text\":\"a \\\"quote\\\"\",\"n\":7,\"odd key\":\"u?a=b\"}";
        if (line.contains("$5")) {
            assertThatThrownBy(() -> replaced(line, first))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("$5");
            return;
        }
        assertThat(String.join(" ", replaced(line, first))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call x $1 | '\"--save=/tmp\"' | more than a value",
                "call x --city $1 | '\"--save=/tmp\"' | more than a value",
                "call x $1 | '\"body:=@/etc/passwd\"' | more than a value",
                "call x --args=$1 | '\"@/etc/passwd\"' | more than a value",
                "raw x $1 | '\"@/etc/passwd\"' | more than a value",
                "call x id=$2 | 1 | no result $2",
                "call x id=$1.a | '{\"b\":1}' | nothing at $1.a"
            })
    void a_value_never_becomes_more_than_a_value(String line, String result, String reason) {
        assertThatThrownBy(() -> replaced(line, result))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"call x id=$1, call x id=@@/etc/passwd", "call x -a id=$1, call x -a id=@/etc/passwd"})
    void a_text_that_looks_like_a_file_stays_a_text(String line, String expected) {
        assertThat(String.join(" ", replaced(line, "\"@/etc/passwd\""))).isEqualTo(expected);
    }
}
