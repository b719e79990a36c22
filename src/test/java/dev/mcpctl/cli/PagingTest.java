package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --page}, {@code --cursor}, {@code --limit} and {@code --log-level} against the demo. */
class PagingTest {

    private static CliRun.Result list(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "list";
        words[1] = "demo";
        words[2] = "resources";
        System.arraycopy(more, 0, words, 3, more.length);
        return CliRun.run(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void pages_follow_each_other_by_number_and_by_cursor(String era) {
        JsonNode first =
                list("--page", "1", "-o", "json", "--protocol", era).exits(0).json();
        String cursor = first.path("nextCursor").textValue();
        JsonNode second = list("--page", "2", "-o", "json", "--protocol", era).json();
        assertThat(first.path("resources")).hasSize(5);
        assertThat(list("--cursor", cursor, "-o", "json", "--protocol", era).json())
                .isEqualTo(second);
        assertThat(second.path("resources")).isNotEqualTo(first.path("resources"));
    }

    @Test
    void the_cursor_of_what_is_left_is_told_on_stderr_alone() {
        list("--page", "1", "-o", "name").exits(0).says("there is more: --cursor ");
    }

    @Test
    void a_limit_stops_in_the_middle_of_a_page_and_names_no_cursor_that_would_skip_items() {
        CliRun.Result result = list("--limit", "7", "-o", "json").exits(0).says("there is more");
        assertThat(result.json().path("resources")).hasSize(7);
        assertThat(result.json().has("nextCursor")).isFalse();
    }

    @Test
    void a_limit_above_the_length_gives_all_and_says_nothing() {
        CliRun.Result limited = list("--limit", "1000", "-o", "json").exits(0);
        assertThat(limited.json()).isEqualTo(list("-o", "json").json());
        assertThat(limited.err()).isEmpty();
    }

    @Test
    void an_empty_cursor_is_sent_and_refused_like_any_other_that_is_none() {
        list("--cursor", "").exits(6).says("the cursor is none of this list's");
        list("--cursor", "no such").exits(6).says("the cursor is none of this list's");
    }

    @ParameterizedTest
    @CsvSource({
        "--page,99,the list of resources has",
        "--page,0,--page needs a number from 1 on",
        "--page,x,--page needs a number from 1 on",
        "--limit,-1,--limit needs a number from 1 on",
        "--limit,99999999999,--limit needs a number from 1 on"
    })
    void what_is_no_page_or_limit_is_a_usage_error(String option, String value, String sentence) {
        list(option + "=" + value).refusedAs(sentence);
    }

    @Test
    void a_page_needs_one_kind_and_excludes_a_cursor() {
        CliRun.run("list", "demo", "--limit", "1").refusedAs("need a KIND");
        list("--page", "1", "--cursor", "x").refusedAs("exclude each other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-11-25", "2026-07-28"})
    void log_messages_are_asked_for_and_shown_from_the_level_on(String revision) {
        CliRun.Result result = CliRun.run("call", "demo", "log", "--log-level", "critical", "--protocol", revision);
        result.exits(0).prints("sent 3 log messages\n");
        assertThat(result.err())
                .isEqualTo(
                        "[critical] demo: hello from the demo\n[alert] demo: hello from the demo\n[emergency] demo: hello from the demo\n");
    }

    @Test
    void a_level_that_does_not_exist_is_a_usage_error_with_the_nearest_one() {
        CliRun.run("call", "demo", "log", "--log-level", "warn").refusedAs("unknown log level 'warn'");
        CliRun.of("list", "demo").with("MCPCTL_LOG_LEVEL", "loud").run().refusedAs("unknown log level 'loud'");
    }

    @Test
    void how_long_answers_stay_fresh_is_shown_by_info_and_with_verbose() {
        JsonNode info = CliRun.run("info", "demo", "-o", "json").json();
        assertThat(info.at("/freshness/ttlMs").asLong()).isEqualTo(3_600_000);
        assertThat(info.at("/freshness/cacheScope").asText()).isEqualTo("public");
        CliRun.run("list", "demo", "tools", "-v").says("tools/list: fresh for 60 s, public");
        assertThat(CliRun.run("info", "demo", "--protocol", "legacy", "-o", "json")
                        .json()
                        .has("freshness"))
                .isFalse();
    }
}
