package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {

    private static final String LONG = "  The weather of a city,\n as it is now and in the next days ";

    private static List<String> weather() {
        return List.of("(city: string, days?: int = 3)", "(city: string, days?: int)", "(city, days?)");
    }

    private static Listing tools() {
        return Listing.indented()
                .entry("echo", List.of("(message: string)", "(message: string)", "(message)"), "r", "Says it again")
                .entry("weather", weather(), "!@", LONG)
                .entry("ping", List.of("()", "()", "()"), "", "");
    }

    private static String shown(Listing listing, int width) {
        Screen screen = Screen.terminal(width);
        screen.console().out().listing(listing);
        assertThat(screen.out().lines())
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width));
        return screen.out();
    }

    @Test
    void on_a_pipe_each_entry_is_one_whole_line() {
        Screen screen = Screen.pipe();
        screen.console().out().listing(tools());
        assertThat(screen.out()).isEqualTo("""
                  echo(message: string)                  r   Says it again
                  weather(city: string, days?: int = 3)  !@  The weather of a city, as it is now and in the next days
                  ping()
                """);
    }

    @Test
    void on_a_wide_terminal_signatures_are_shown_in_full_and_descriptions_are_cut() {
        assertThat(shown(tools(), 80)).isEqualTo("""
                  echo(message: string)                  r   Says it again
                  weather(city: string, days?: int = 3)  !@  The weather of a city, as it is no…
                  ping()
                """);
    }

    @Test
    void on_a_narrower_one_defaults_go_first_and_then_types() {
        assertThat(shown(tools(), 72))
                .contains("echo(message: string) ")
                .contains("weather(city: string, days?: int) ");
        assertThat(shown(tools(), 50)).isEqualTo("""
                  echo(message: string)  r   Says it again
                  weather(city, days?)   !@  The weather of a cit…
                  ping()
                """);
        assertThat(shown(tools(), 40)).contains("echo(message)  ").contains("weather(city, …)  ");
    }

    @Test
    void a_signature_that_is_far_too_long_does_not_take_the_detail_from_the_others() {
        Listing listing = tools().entry(
                        "shapes",
                        List.of(
                                "(" + "text: string, ".repeat(20) + "z: int)",
                                "(" + "text, ".repeat(20) + ")",
                                "(alpha, beta?, gamma?, delta?, e?)"),
                        "",
                        "All");
        assertThat(shown(listing, 80))
                .contains("weather(city: string, days?: int = 3)    !@  The")
                .contains("shapes(alpha, beta?, gamma?, delta?, …)      All\n");
        assertThat(shown(listing, 34)).contains("shapes(alpha, …)").contains("weather(city, …)");
    }

    @Test
    void a_long_name_has_its_description_below_in_the_same_column() {
        Listing listing = Listing.flush()
                .entry("a://b", "one")
                .entry("a://c", "two")
                .entry("a://d", "three")
                .entry("a://" + "x".repeat(40), "long");
        assertThat(shown(listing, 60)).isEqualTo("""
                a://b  one
                a://c  two
                a://d  three
                a://xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                       long
                """);
    }

    @Test
    void where_many_names_are_long_all_descriptions_stand_near_the_margin() {
        Listing listing = Listing.flush()
                .entry("a://b" + "x".repeat(40), "one")
                .entry("a://c", "two")
                .entry("a://" + "x".repeat(40), "three");
        assertThat(shown(listing, 60))
                .contains("x\n    one\n")
                .contains("a://c\n    two\n")
                .contains("x\n    three\n");
    }
}
