package dev.mcpctl.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> TOOLS =
            List.of("get_forecast", "get_alerts", "search_repositories", "echo", "add", "zip", "--timeout", "-o");

    @ParameterizedTest
    @CsvSource({
        "get_forcast, get_forecast",
        "get_forceast, get_forecast",
        "getforecast, get_forecast",
        "GET-FORECAST, get_forecast",
        "get_alert, get_alerts",
        "ehco, echo",
        "ecko, echo",
        "ad, ",
        "search, search_repositories",
        "--timout, --timeout",
        "ADD, add",
    })
    void a_slip_finds_the_name_that_was_meant(String given, String expected) {
        assertThat(Nearest.to(given, TOOLS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"weather", "x", "zap2it", "get", "foobar", "--x", "'-'"})
    void nothing_near_means_no_suggestion(String given) {
        assertThat(Nearest.to(given, TOOLS)).isNull();
    }

    @Test
    void the_nearest_wins_and_among_equals_the_first() {
        assertThat(Nearest.to("colour", List.of("color", "colours", "colour_"))).isEqualTo("color");
        assertThat(Nearest.to("colour", List.of("coloring", "colour"))).isEqualTo("colour");
    }

    @Test
    void a_very_long_or_empty_word_is_not_compared() {
        assertThat(Nearest.to("a".repeat(10_000), List.of("a".repeat(9_999)))).isNull();
        assertThat(Nearest.to("", TOOLS)).isNull();
    }

    @Test
    void very_long_legal_names_cost_nothing() {
        assertThat(Nearest.to("echo", List.of("e".repeat(1_000_000), "echo2"))).isEqualTo("echo2");
    }
}
