package dev.mcpctl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static List<String> words(String line) {
        return Words.of(line).list().stream().map(Word::plain).toList();
    }

    @Test
    void words_are_cut_as_in_a_shell() {
        assertThat(words("call  echo 'a b' \"c d\" e\\ f")).containsExactly("call", "echo", "a b", "c d", "e f");
        assertThat(words("x 'it'\\''s' \"a\\\"b\" ''")).containsExactly("x", "it's", "a\"b", "");
    }

    @Test
    void json_stands_as_it_is_where_a_value_can_begin() {
        assertThat(words("call echo {\"message\": \"hi } there\"} -o json"))
                .containsExactly("call", "echo", "{\"message\": \"hi } there\"}", "-o", "json");
        assertThat(words("call x point:=[1, 2] --args={\"a\": 'b'}"))
                .containsExactly("call", "x", "point:=[1, 2]", "--args={\"a\": 'b'}");
    }

    @Test
    void braces_inside_a_word_are_letters() {
        assertThat(words("complete demo://cities/{city} city O"))
                .containsExactly("complete", "demo://cities/{city}", "city", "O");
    }

    @Test
    void a_line_that_begins_with_a_hash_is_a_remark() {
        assertThat(words("  # call echo")).isEmpty();
        assertThat(words("read demo://a#b")).containsExactly("read", "demo://a#b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "call x {\"a\":|{",
                "call x [1,|[",
                "call x 'abc|'",
                "call x \"abc|\"",
                "call x \\|\\",
                "call x {}|~~"
            })
    void what_is_open_is_told(String line, String open) {
        assertThat(Words.of(line).open()).isEqualTo(open);
    }

    @Test
    void a_bracket_in_a_json_string_closes_nothing() {
        assertThat(Words.of("call x {\"a\": \"}\"").open()).isEqualTo("{");
        assertThat(Words.of("call x {\"a\": \"\\\"}\"}").open()).isEmpty();
    }

    @Test
    void quoted_dollars_refer_to_nothing() {
        assertThat(Words.of("x '$1' \\$1 $1").list().stream().map(Word::text))
                .containsExactly("x", Word.LITERAL_DOLLAR + "1", Word.LITERAL_DOLLAR + "1", "$1");
    }

    @Test
    void a_line_break_in_an_open_line_is_a_blank_or_part_of_the_quotation() {
        assertThat(words("call x {\"a\":\n1}")).containsExactly("call", "x", "{\"a\":\n1}");
        assertThat(words("call x a\\\nb c")).containsExactly("call", "x", "ab", "c");
    }
}
