package dev.mcpctl.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCommandTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void each_argument_arrives_as_one_word_and_nothing_is_run_or_expanded(String argument, String quoted) {
        assertThat(BatchCommand.of("cmd.exe", "C:\\n\\npx.cmd", List.of(argument)))
                .containsExactly(
                        "cmd.exe", "/e:ON", "/v:OFF", "/d", "/s", "/c", "\"\"C:\\n\\npx.cmd\" " + quoted + "\"");
    }

    static Stream<Arguments> each_argument_arrives_as_one_word_and_nothing_is_run_or_expanded() {
        return Stream.of(
                Arguments.of("-y", "-y"),
                Arguments.of("@a/b_c:1.0", "@a/b_c:1.0"),
                Arguments.of("", "\"\""),
                Arguments.of("a b", "\"a b\""),
                Arguments.of("a&calc", "\"a&calc\""),
                Arguments.of("a|b>c<d^e(f)g!h", "\"a|b>c<d^e(f)g!h\""),
                Arguments.of("k=v", "\"k=v\""),
                Arguments.of("say \"hi\"", "\"say \"\"hi\"\"\""),
                Arguments.of("a\\\"b", "\"a\\\\\"\"b\""),
                Arguments.of("C:\\dir\\", "\"C:\\dir\\\\\""),
                Arguments.of("%PATH%", "\"%%cd:~,%PATH%%cd:~,%\""),
                Arguments.of("é", "é"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b"})
    void what_would_end_the_line_is_refused(String argument) {
        assertThatThrownBy(() -> BatchCommand.of("cmd.exe", "npx.cmd", List.of(argument)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("start_failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"npx.cmd", "C:\\x\\RUN.BAT"})
    void batch_files_are_known_by_their_extension(String file) {
        assertThat(BatchCommand.isBatch(file)).isTrue();
        assertThat(BatchCommand.isBatch(file + ".exe")).isFalse();
    }
}
