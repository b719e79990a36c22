package dev.mcpctl.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void splits_as_a_posix_shell_does(String line, List<String> words) {
        assertThat(CommandLine.split(line, Platform.LINUX)).isEqualTo(words);
        assertThat(CommandLine.split(line, Platform.MAC)).isEqualTo(words);
    }

    @Test
    void what_is_quoted_can_be_pasted_into_a_shell_and_split_again() {
        List<String> words = List.of("npx", "-y", "@a/b", "it's", "", "a b", "$(x)", "two\nlines", "größe");
        assertThat(CommandLine.quoted(words)).isEqualTo("npx -y @a/b 'it'\\''s' '' 'a b' '$(x)' 'two\nlines' größe");
        assertThat(CommandLine.split(CommandLine.quoted(words), Platform.LINUX)).isEqualTo(words);
    }

    static Stream<Arguments> splits_as_a_posix_shell_does() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of(" \t\r\n ", List.of()),
                Arguments.of("npx -y  @scope/server\t.", List.of("npx", "-y", "@scope/server", ".")),
                Arguments.of("a 'b c' d", List.of("a", "b c", "d")),
                Arguments.of("a \"b c\" d", List.of("a", "b c", "d")),
                Arguments.of("a'b'\"c\"d", List.of("abcd")),
                Arguments.of("'' \"\"", List.of("", "")),
                Arguments.of("'a\\b\"c'", List.of("a\\b\"c")),
                Arguments.of("\"a\\\"b\\\\c\\$d\\`e\\f\"", List.of("a\"b\\c$d`e\\f")),
                Arguments.of("a\\ b \\\"c\\'", List.of("a b", "\"c'")),
                Arguments.of("a\\\nb \"c\\\nd\"", List.of("ab", "cd")),
                Arguments.of("$HOME *.txt ~ #no {a,b}", List.of("$HOME", "*.txt", "~", "#no", "{a,b}")),
                Arguments.of("\"it's\" 'say \"hi\"'", List.of("it's", "say \"hi\"")),
                Arguments.of("é 😀", List.of("é", "😀")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void on_windows_backslashes_are_ordinary_but_before_a_quotation_mark(String line, List<String> words) {
        assertThat(CommandLine.split(line, Platform.WINDOWS)).isEqualTo(words);
    }

    static Stream<Arguments> on_windows_backslashes_are_ordinary_but_before_a_quotation_mark() {
        return Stream.of(
                Arguments.of("C:\\bin\\srv.exe C:\\", List.of("C:\\bin\\srv.exe", "C:\\")),
                Arguments.of("\"C:\\Program Files\\a\" b", List.of("C:\\Program Files\\a", "b")),
                Arguments.of("\"C:\\dir\\\\\" b", List.of("C:\\dir\\", "b")),
                Arguments.of("a\\\"b", List.of("a\"b")),
                Arguments.of("\"a\\\"b\"", List.of("a\"b")),
                Arguments.of("\\\\host\\share", List.of("\\\\host\\share")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "\"", "'", "a \"b\\\"", "'it's'"})
    void a_quotation_mark_that_is_never_closed_is_named_with_its_place(String line) {
        assertThatThrownBy(() -> CommandLine.split(line, Platform.LINUX))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
                    assertThat(failure.message()).contains("never closed", line);
                    assertThat(failure.hint()).isNotNull();
                });
    }

    @Test
    void the_place_of_an_unclosed_quotation_mark_is_counted_from_one() {
        assertThatThrownBy(() -> CommandLine.split("ab 'c", Platform.LINUX)).hasMessageContaining("at character 4");
    }

    @Test
    void a_lone_backslash_at_the_end_is_a_mistake_on_posix_only() {
        assertThatThrownBy(() -> CommandLine.split("a \\", Platform.LINUX)).isInstanceOf(Failure.class);
        assertThat(CommandLine.split("a \\", Platform.WINDOWS)).containsExactly("a", "\\");
    }
}
