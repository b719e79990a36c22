package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    private static String shown(String markdown) {
        Screen screen = Screen.terminal(80);
        screen.console().out().markdown(markdown);
        return screen.out();
    }

    @Test
    void blocks_stand_apart_and_lists_are_tight() {
        assertThat(
                        shown(
                                "# Title\nSome *stressed* text\nover two lines.\n\n- one\n- two `code`\n\n1. first\n2. second\n"))
                .isEqualTo("""
                        Title

                        Some stressed text
                        over two lines.

                        • one
                        • two code

                        1. first
                        2. second
                        """);
    }

    @Test
    void nested_lists_and_quotes_keep_their_margin() {
        assertThat(shown("> quoted\n> more\n\n- outer\n  - inner\n- next\n\n  a paragraph of it"))
                .isEqualTo("""
                        │ quoted
                        │ more

                        • outer
                          • inner

                        • next

                          a paragraph of it
                        """);
    }

    @Test
    void long_lines_are_broken_at_blanks_within_their_margin() {
        Screen screen = Screen.terminal(30);
        screen.console()
                .out()
                .markdown("A line that is *rather too* long for it.\n\n- an item that is also too long, by far");
        assertThat(screen.out()).isEqualTo("""
                A line that is rather too long
                for it.

                • an item that is also too
                  long, by far
                """);
    }

    @Test
    void a_line_that_is_broken_goes_on_with_the_next_one_unless_its_author_ended_it() {
        Screen screen = Screen.terminal(20);
        screen.console().out().markdown("short\none two three four five\nsix seven  \neight");
        assertThat(screen.out()).isEqualTo("short\none two three four\nfive six seven\neight\n");
    }

    @Test
    void what_hangs_together_is_not_torn_apart() {
        Screen screen = Screen.terminal(20);
        screen.console().out().markdown("one two three four (**strong**), five");
        assertThat(screen.out()).isEqualTo("one two three four\n(strong), five\n");
    }

    @Test
    void a_table_has_columns() {
        assertThat(shown("| what | `how` |\n|---|---:|\n| fog | 10 |\n| light **rain** | 2 `a|b` |\n| fair |\n"))
                .isEqualTo("""
                        what          how
                        ──────────  ─────
                        fog            10
                        light rain  2 a|b
                        fair
                        """);
    }

    @Test
    void a_cell_that_is_too_wide_goes_on_below() {
        Screen screen = Screen.terminal(24);
        screen.console().out().markdown("> a | b\n> --|--\n> one two three | four five six\n> x | y\n");
        assertThat(screen.out()).isEqualTo("""
                │ a        b
                │ ───────  ─────────
                │ one two  four five
                │ three    six
                │ x        y
                """);
    }

    @Test
    void a_paragraph_with_bars_is_no_table() {
        assertThat(shown("a | b\nc | d")).isEqualTo("a | b\nc | d\n");
        assertThat(shown("a | b\n---")).isEqualTo("a | b\n");
    }

    @Test
    void code_keeps_its_lines_and_html_is_shown_as_written() {
        assertThat(shown("```sh\nmcpctl list demo\n  indented\n```\n\n<script>x</script>\n\ntext <b>bold</b>"))
                .isEqualTo("""
                          mcpctl list demo
                            indented

                          <script>x</script>

                        text <b>bold</b>
                        """);
    }

    @Test
    void the_address_of_a_link_is_always_seen() {
        assertThat(shown("see [the docs](https://example.com/a) or <https://example.com/b>"))
                .isEqualTo("see the docs (https://example.com/a) or https://example.com/b\n");
    }

    @Test
    void a_link_can_be_clicked_where_that_is_known_to_work() {
        Screen screen = Screen.with(
                ConsoleTraits.of(Terminals.of("012"), Map.of("NO_COLOR", "1", "TERM_PROGRAM", "WezTerm")::get));
        screen.console()
                .out()
                .link("https://example.com/a")
                .ours(" ")
                .link("file:///etc/passwd")
                .newline();
        assertThat(screen.out())
                .isEqualTo("\u001b]8;;https://example.com/a\u001b\\https://example.com/a\u001b]8;;\u001b\\"
                        + " file:///etc/passwd\n");
    }

    @Test
    void an_address_cannot_end_the_sequence_of_its_link() {
        Screen screen = Screen.with(
                ConsoleTraits.of(Terminals.of("012"), Map.of("NO_COLOR", "1", "TERM_PROGRAM", "WezTerm")::get));
        screen.console().out().link("https://example.com/\u001b\\\u001b[2J").newline();
        assertThat(screen.out()).doesNotContain("\u001b");
    }

    @Test
    void nothing_hidden_gets_through_any_kind_of_block() {
        String hostile = "\u001b[2Jx\u202ey\u200bz";
        String markdown =
                "# " + hostile + "\n" + hostile + "\n\n- " + hostile + "\n\n> " + hostile + "\n\n```\n" + hostile
                        + "\n```\n\n`" + hostile + "` [" + hostile + "](http://x/" + hostile + ") ![" + hostile + "](y"
                        + hostile
                        + ")\n\n<div>" + hostile + "</div>\n";
        assertThat(shown(markdown)).doesNotContain("\u001b", "\u202e", "\u200b");
    }

    @Test
    void on_a_pipe_it_is_verbatim() {
        Screen screen = Screen.pipe();
        screen.console().out().markdown("# *x*");
        assertThat(screen.out()).isEqualTo("# *x*\n");
    }

    @Test
    void structures_without_end_are_shown_all_the_same() {
        String deep = ">".repeat(20_000) + " x";
        assertThat(shown(deep)).contains("x");
    }
}
