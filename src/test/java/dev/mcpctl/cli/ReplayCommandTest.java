package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded, asked again. */
class ReplayCommandTest {

    @TempDir
    Path directory;

    private CliRun.Result run(String... words) {
        return CliRun.of(words).in(directory).run();
    }

    private void record(String protocol) {
        run("call", "demo", "add", "a:=1", "b:=2", "--record", "r.jsonl", "--protocol", protocol)
                .exits(0);
    }

    @Test
    void the_same_server_answers_the_same_in_either_era() {
        for (String protocol : List.of("legacy", "modern")) {
            record(protocol);
            CliRun.Result result =
                    run("replay", "r.jsonl", "demo", "--protocol", protocol).exits(0);
            assertThat(result.out()).isEqualTo("same     tools/list\nsame     tools/call add\n");
        }
    }

    @Test
    void without_a_server_the_recorded_one_is_asked_unless_it_is_a_command() throws IOException {
        record("modern");
        run("replay", "r.jsonl").exits(0);
        Path file = directory.resolve("r.jsonl");
        Files.writeString(file, Files.readString(file).replace("\"server\":\"demo\"", "\"server\":\"rm -rf x\""));
        run("replay", "r.jsonl").refusedAs("SERVER is missing").says("this one was made of 'rm -rf x'");
        run("replay").refusedAs("RECORDING is missing");
    }

    @Test
    void what_differs_is_shown_and_can_be_ignored() throws IOException {
        record("modern");
        Path file = directory.resolve("r.jsonl");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\\\"sum\\\":3", "\\\"sum\\\":4")
                        .replace("{\\\\\\\"sum\\\\\\\":3}", "{}"));
        CliRun.Result result = run("replay", "r.jsonl", "demo", "-o", "json").exits(1);
        assertThat(result.error().path("code").asText()).isEqualTo("answers_differ");
        JsonNode document = result.json();
        assertThat(document.path("different").asInt()).isEqualTo(1);
        JsonNode differences = document.at("/results/1/differences");
        assertThat(differences.toString()).contains("$.structuredContent.sum", "\"recorded\":\"4\"", "\"live\":\"3\"");
        run("replay", "r.jsonl", "demo", "--ignore", "$.structuredContent", "--ignore", "$..text")
                .exits(0);
        run("replay", "r.jsonl", "demo", "--ignore", "sum").refusedAs("--ignore is no JSONPath");
    }

    @Test
    void a_refusal_is_an_answer_too() {
        run("call", "demo", "refuse", "--record", "r.jsonl").exits(6);
        CliRun.Result result = run("replay", "r.jsonl", "demo").exits(0);
        assertThat(result.out()).contains("same     tools/call refuse");
    }

    private void change(String text, String other) throws IOException {
        Path file = directory.resolve("r.jsonl");
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, other));
    }

    @Test
    void of_a_refusal_code_message_and_data_count() throws IOException {
        run("call", "demo", "refuse", "--record", "r.jsonl").exits(6);
        change("\\\"message\\\":\\\"this tool refuses", "\\\"message\\\":\\\"once it refused");
        change("\\\"data\\\":{\\\"tool\\\":\\\"refuse\\\"", "\\\"data\\\":{\\\"tool\\\":\\\"deny\\\"");
        CliRun.Result both = run("replay", "r.jsonl", "demo").exits(1);
        assertThat(both.out()).endsWith("""
                differs  tools/call refuse
                         $.error.message
                           - "once it refused every call"
                           + "this tool refuses every call"
                         $.error.data.tool
                           - "deny"
                           + "refuse"
                """);
        run("replay", "r.jsonl", "demo", "--ignore", "$.error.message", "--ignore", "$.error.data")
                .exits(0);
        change("\\\"code\\\":4711", "\\\"code\\\":4712");
        CliRun.Result code = run("replay", "r.jsonl", "demo", "--ignore", "$.error.message", "--ignore", "$..data")
                .exits(1);
        assertThat(code.out()).contains("$.error.code\n").doesNotContain("$.error.message");
    }

    @Test
    void an_error_in_place_of_a_result_is_one_difference() throws IOException {
        record("modern");
        change("\\\"result\\\":{\\\"resultType\\\":\\\"complete\\\",\\\"content\\\"", "\\\"error\\\":{\\\"content\\\"");
        assertThat(run("replay", "r.jsonl", "demo").exits(1).out())
                .contains(
                        "differs  tools/call add\n         $\n           - {\"error\":", "           + {\"result\":{");
    }

    @Test
    void what_was_taken_out_is_not_asked_again() {
        List<String> words = new ArrayList<>(List.of("call", "demo", "echo", "message=x", "--record", "r.jsonl"));
        words.addAll(List.of("--redact", "$.params.arguments"));
        CliRun.of(words).in(directory).run().exits(0);
        assertThat(run("replay", "r.jsonl", "demo").exits(0).out()).contains("1 request was not asked again");
    }
}
