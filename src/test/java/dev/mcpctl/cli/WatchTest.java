package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code watch} against the demo over stdio, whose clock ticks once a second. */
class WatchTest {

    private static CliRun.Result watch(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "watch";
        words[1] = "demo";
        System.arraycopy(more, 0, words, 2, more.length);
        return CliRun.run(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-11-25", "2026-07-28"})
    void a_resource_is_watched_until_enough_was_seen(String revision) {
        watch("demo://clock", "--count", "2", "--protocol", revision)
                .exits(0)
                .prints("demo://clock changed\ndemo://clock changed\n")
                .says("listening for changes of demo://clock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void jsonl_has_one_event_a_line(String era) {
        CliRun.Result result =
                watch("demo://clock", "-o", "jsonl", "--until", ".uri == \"demo://clock\"", "--protocol", era);
        List<String> lines = result.exits(0).out().lines().toList();
        assertThat(lines).hasSize(1);
        var event = Json.parse(lines.get(0));
        assertThat(event.path("type").asText()).isEqualTo("change");
        assertThat(event.path("kind").asText()).isEqualTo("resource");
        assertThat(event.path("uri").asText()).isEqualTo("demo://clock");
        assertThat(event.path("method").asText()).isEqualTo("notifications/resources/updated");
        assertThat(event.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(event.at("/params/uri").asText()).isEqualTo("demo://clock");
    }

    @Test
    void without_a_uri_the_lists_are_watched_and_the_time_ends_it_well() {
        watch("--for", "300ms")
                .exits(0)
                .prints("")
                .says("listening for changes of the list of tools, the list of prompts, the list of resources");
    }

    @ParameterizedTest
    @CsvSource({"--count,3,0 of 3 events came", "--until,.uri,no event fulfilled --until"})
    void what_did_not_happen_in_time_is_a_no(String goal, String value, String sentence) {
        watch("--for", "300ms", goal, value).exits(1).says(sentence);
    }

    @Test
    void with_json_the_no_is_the_last_line() {
        assertThat(watch("--for", "300ms", "--count", "1", "-o", "jsonl")
                        .exits(1)
                        .error()
                        .path("code")
                        .asText())
                .isEqualTo("unmet");
    }

    @Test
    void max_time_ends_it_as_a_deadline() {
        watch("--max-time", "3s", "--start-timeout", "60s").exits(7).says("--max-time passed while watching");
    }

    @Test
    void what_a_server_will_not_tell_of_is_said_and_nothing_at_all_is_an_error() {
        watch("demo://clock", "demo://nowhere", "--count", "1", "--protocol", "modern")
                .exits(0)
                .says("warning: the server will not tell of demo://nowhere");
        watch("demo://nowhere", "--protocol", "modern")
                .exits(6)
                .says("the server tells of no changes of demo://nowhere");
        watch("demo://nowhere", "--protocol", "legacy").exits(6).says("resource 'demo://nowhere' does not exist");
    }

    @Test
    void a_command_gets_each_event_on_its_input_and_its_output_is_ours() {
        CliRun.Result result = watch("demo://clock", "--count", "2", "-o", "jsonl", "--exec", "cat");
        List<String> lines = result.exits(0).out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).isEqualTo(lines.get(0));
        assertThat(lines.get(3)).isEqualTo(lines.get(2));
    }

    @Test
    void a_command_that_fails_or_does_not_end_is_told_and_watching_goes_on() {
        watch("demo://clock", "--count", "2", "--exec", "false").exits(0).says("warning: 'false' ended with status 1");
        watch("demo://clock", "--count", "1", "--timeout", "1500ms", "--exec", "sleep 60")
                .exits(0)
                .says("'sleep 60' ran longer than --timeout allows and was ended");
    }

    @ParameterizedTest
    @CsvSource({
        "--count,0,--count needs a number from 1 on",
        "--count,many,--count needs a number from 1 on",
        "--for,soon,--for is no duration",
        "--until,.[,--until",
        "--until,'',--until needs an expression",
        "--exec,'',--exec needs a command",
        "--exec,no-such-command-anywhere,--exec: command 'no-such-command-anywhere' was not found",
        "-o,yaml,-o yaml",
        "--bogus,x,unknown option '--bogus=x'"
    })
    void wrong_options_are_refused_before_anything_is_started(String option, String value, String sentence) {
        watch(option.startsWith("--") ? new String[] {option + "=" + value} : new String[] {option, value})
                .refusedAs(sentence);
    }
}
