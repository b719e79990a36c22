package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    private static Table tools() {
        return Table.of("NAME", "REQUIRED", "DESCRIPTION")
                .row("weather", "city", "The weather of a city, as it is now\nand in the next days")
                .row("天気", "", "東京の天気予報を表示するための道具です、とても長い説明")
                .row("evil\u001b[2J", "x", "cafe\u0301");
    }

    @Test
    void on_a_pipe_columns_are_aligned_and_nothing_is_cut() {
        Screen screen = Screen.pipe();
        screen.console().out().table(tools());
        assertThat(screen.out()).isEqualTo("""
                NAME         REQUIRED  DESCRIPTION
                weather      city      The weather of a city, as it is now and in the next days
                天気                   東京の天気予報を表示するための道具です、とても長い説明
                evil\\x1b[2J  x         cafe\u0301
                """);
    }

    @Test
    void on_a_terminal_the_widest_column_is_cut_to_the_width() {
        Screen screen = Screen.terminal(40);
        screen.console().out().table(tools());
        assertThat(screen.out()).isEqualTo("""
                NAME         REQUIRED  DESCRIPTION
                weather      city      The weather of a…
                天気                   東京の天気予報を…
                evil\\x1b[2J  x         cafe\u0301
                """);
        assertThat(screen.out().lines().mapToInt(DisplayWidth::of)).allMatch(width -> width <= 40);
    }

    @Test
    void where_nothing_may_be_cut_and_it_does_not_fit_rows_become_paragraphs() {
        Screen screen = Screen.terminal(40);
        screen.console().out().table(tools().whole());
        assertThat(screen.out()).isEqualTo("""
                weather
                  required     city
                  description  The weather of a city, as
                               it is now and in the next
                               days

                天気
                  description  東京の天気予報を表示する
                               ための道具です、とても長
                               い説明

                evil\\x1b[2J
                  required     x
                  description  cafe\u0301
                """);
        Screen wide = Screen.terminal(100);
        wide.console().out().table(tools().whole());
        assertThat(wide.out()).startsWith("NAME  ").contains("as it is now and in the next days\n");
    }

    @Test
    void numbers_end_below_one_another_on_a_terminal() {
        Table table = Table.of("A", "B").numbers(0).row("1", "x").row("1000", "y");
        Screen screen = Screen.terminal(40);
        screen.console().out().table(table);
        assertThat(screen.out()).isEqualTo("   A  B\n   1  x\n1000  y\n");
        Screen pipe = Screen.pipe();
        pipe.console().out().table(table);
        assertThat(pipe.out()).isEqualTo("A     B\n1     x\n1000  y\n");
    }

    @Test
    void heads_are_set_off_where_there_is_colour() {
        Screen screen = Screen.colourful();
        screen.console().out().table(Table.of("A", "B").row("1", "2"));
        assertThat(screen.out()).isEqualTo("\u001b[1mA\u001b[0m  \u001b[1mB\u001b[0m\n1  2\n");
    }

    @Test
    void a_row_must_have_a_cell_for_each_head() {
        assertThatThrownBy(() -> Table.of("A", "B").row("1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_does_not_fit_ends_with_an_ellipsis_within_the_width() {
        assertThat(DisplayWidth.fit("abcdef", 6)).isEqualTo("abcdef");
        assertThat(DisplayWidth.fit("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(DisplayWidth.fit("東京東京", 6)).isEqualTo("東京…");
        assertThat(DisplayWidth.fit("e\u0301e\u0301e\u0301", 3)).isEqualTo("e\u0301e\u0301e\u0301");
        assertThat(DisplayWidth.fit("ab cdef", 4)).isEqualTo("ab…");
    }
}
