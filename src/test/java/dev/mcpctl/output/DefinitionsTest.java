package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    private static Definitions options() {
        return new Definitions()
                .entry(
                        "--city",
                        " TEXT",
                        "name of the city,\nas people there write it",
                        "(required; 1 to 40 characters)")
                .entry("--[no-]flag", "")
                .entry("--units", " TEXT", "", "(metric|imperial)");
    }

    @Test
    void on_a_pipe_each_is_one_whole_line() {
        Screen screen = Screen.pipe();
        screen.console().out().definitions(options());
        assertThat(screen.out()).isEqualTo("""
                  --city TEXT   name of the city, as people there write it (required; 1 to 40 characters)
                  --[no-]flag
                  --units TEXT  (metric|imperial)
                """);
    }

    @Test
    void on_a_terminal_explanations_go_on_in_their_column() {
        Screen screen = Screen.terminal(44);
        screen.console().out().definitions(options());
        assertThat(screen.out()).isEqualTo("""
                  --city TEXT   name of the city, as people
                                there write it (required; 1
                                to 40 characters)
                  --[no-]flag
                  --units TEXT  (metric|imperial)
                """);
    }

    @Test
    void what_is_an_aside_is_fainter_also_where_it_begins_within_a_line() {
        Screen screen = Screen.with(ConsoleTraits.of(Terminals.of("012"), Map.<String, String>of()::get)
                .withWidth(44));
        screen.console().out().definitions(options());
        assertThat(screen.out())
                .contains("name of the city, as people\n")
                .contains("there write it \u001b[2m(required; 1\u001b[0m\n")
                .contains(" \u001b[2mto 40 characters)\u001b[0m\n");
    }

    @Test
    void a_long_word_has_its_explanation_below_in_the_same_column() {
        Screen screen = Screen.terminal(40);
        screen.console().out().definitions(new Definitions().entry("a", "short").entry("x".repeat(20), "below"));
        assertThat(screen.out()).isEqualTo("  a  short\n  xxxxxxxxxxxxxxxxxxxx\n     below\n");
    }

    @Test
    void an_address_longer_than_a_line_is_broken_behind_a_sign() {
        Screen screen = Screen.terminal(40);
        screen.console()
                .out()
                .definitions(new Definitions().entry("a", "see (https://example.com/reference/emoji-object)"));
        assertThat(screen.out()).isEqualTo("  a  see\n     (https://example.com/reference/\n     emoji-object)\n");
    }

    @Test
    void several_can_line_up() {
        Screen screen = Screen.terminal(40);
        screen.console().out().definitions(new Definitions().from(6).entry("a", "one"));
        assertThat(screen.out()).isEqualTo("  a     one\n");
    }
}
