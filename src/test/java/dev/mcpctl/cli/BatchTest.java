package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.HostileServer;
import dev.mcpctl.testing.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code batch} against the demo, and against a server that misbehaves; see {@link BatchIT} for what only a process shows. */
class BatchTest {

    private static final String ADD = "{\"tool\":\"add\",\"arguments\":{\"a\":1,\"b\":2}}";
    private static final String FAIL = "{\"tool\":\"fail\"}";

    @TempDir
    private Path work;

    private static CliRun demo(String lines, String... options) {
        List<String> words = new ArrayList<>(List.of("batch", "demo"));
        words.addAll(List.of(options));
        return CliRun.of(words).stdin(lines);
    }

    private static CliRun misbehaving(String lines, String... options) {
        List<String> words = new ArrayList<>(List.of("batch"));
        words.addAll(List.of(options));
        words.add("--");
        words.addAll(MisbehavingServer.command());
        return CliRun.of(words).stdin(lines);
    }

    private static List<JsonNode> results(CliRun.Result result) {
        return result.out().lines().map(Json::parse).toList();
    }

    private static List<String> codes(CliRun.Result result) {
        return results(result).stream()
                .map(each -> each.at("/error/code").asText("ok"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-11-25", "2026-07-28"})
    void every_kind_of_line_is_done_on_one_connection(String revision) {
        CliRun.Result result = demo(
                        """
                        {"tool":"weather","arguments":{"city":"Oslo","days":1},"id":"oslo"}

                        {"resource":"demo://readme.md","id":7}
                        {"prompt":"greet","arguments":{"name":"Ada"},"id":null}
                        {"method":"tools/list","params":{}}
                        {"method":"notifications/roots/list_changed"}
                        """,
                        "-o",
                        "jsonl",
                        "--protocol",
                        revision,
                        "--record",
                        work.resolve("r.jsonl").toString())
                .run()
                .exits(0)
                .says("5 done");
        List<JsonNode> results = results(result);
        assertThat(results).extracting(each -> each.path("line").asInt()).containsExactly(1, 3, 4, 5, 6);
        assertThat(results).allMatch(each -> each.path("ok").asBoolean() && !each.has("error"));
        assertThat(results.get(0).path("id").asText()).isEqualTo("oslo");
        assertThat(results.get(0).at("/result/content/0/text").asText()).startsWith("Weather in Oslo");
        assertThat(results.get(1).path("id").asInt()).isEqualTo(7);
        assertThat(results.get(1).at("/result/contents/0/text").asText()).startsWith("# The demo server");
        assertThat(results.get(2).path("id").isNull()).isTrue();
        assertThat(results.get(2).at("/result/messages/0/content/text").asText())
                .contains("Ada");
        assertThat(results.get(3).at("/result/tools")).isNotEmpty();
        assertThat(results.get(3).has("id")).isFalse();
        assertThat(results.get(4).has("result")).isFalse();
        assertThat(recorded("\\\"method\\\":\\\"tools/call\\\"")).isEqualTo(1);
    }

    private long recorded(String text) {
        try {
            return Files.readAllLines(work.resolve("r.jsonl")).stream()
                    .filter(line -> line.contains(text))
                    .count();
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    @Test
    void a_line_that_is_wrong_says_how_and_the_others_go_on() {
        CliRun.Result result = demo("""
                        nonsense
                        [1]
                        {"tol":"add","id":"x"}
                        {"id":1}
                        {"tool":"add","prompt":"greet"}
                        {"tool":7}
                        {"tool":""}
                        {"tool":"add","arguments":[]}
                        {"tool":"add","params":{}}
                        {"resource":"demo://readme.md","arguments":{}}
                        {"tool":"add","id":{}}
                        {"tool":"add","expect":1}
                        {"tool":"add","expect":".["}
                        {"tool":"add","tool":"add"}
                        {"tool":"wether"}
                        {"prompt":"gret"}
                        {"tool":"add","arguments":{"a":1,"b":"x"}}
                        {"prompt":"greet"}
                        """ + ADD, "-o", "jsonl").run().exits(1);
        assertThat(results(result)).last().matches(each -> each.path("ok").asBoolean());
        assertThat(results(result).subList(0, 18))
                .allMatch(each -> !each.path("ok").asBoolean());
        assertThat(results(result))
                .extracting(each -> each.at("/error/message").asText())
                .satisfiesExactly(
                        is("line 1 is no JSON: "),
                        is("line 2 is no JSON object"),
                        is("line 3 has an unknown member 'tol'"),
                        is("line 4 asks for nothing: it has none of tool, resource, prompt and method"),
                        is("line 5 has 'tool' and 'prompt', and asks for one thing only"),
                        is("line 6: 'tool' must be a text"),
                        is("line 7: 'tool' must be a text that is not empty"),
                        is("line 8: 'arguments' must be an object"),
                        is("line 9 has 'params' beside 'tool', which takes 'arguments'"),
                        is("line 10 has 'arguments' beside 'resource', which takes nothing"),
                        is("line 11: 'id' must be a text, a number, true, false or null"),
                        is("line 12: 'expect' must be a text, a jq expression"),
                        is("line 13: the 'expect' expression '.[' cannot be read"),
                        is("line 14 is no JSON: "),
                        is("unknown tool 'wether' on 'demo'"),
                        is("unknown prompt 'gret' on 'demo'"),
                        is("argument 'b' must be a number, got \"x\""),
                        is("argument 'name' is required"),
                        is(""));
        assertThat(results(result).get(2).at("/error/hint").asText()).isEqualTo("did you mean 'tool'?");
        assertThat(results(result).get(2).path("id").asText()).isEqualTo("x");
        assertThat(results(result).get(14).at("/error/hint").asText()).isEqualTo("did you mean 'weather'?");
        assertThat(result.error().path("code").asText()).isEqualTo("lines_failed");
        assertThat(result.error().path("message").asText()).isEqualTo("1 done, 18 failed");
    }

    private static org.assertj.core.api.ThrowingConsumer<String> is(String start) {
        return text -> assertThat(text).startsWith(start);
    }

    @Test
    void people_see_each_result_under_its_line() {
        demo("""
                        {"tool":"echo","arguments":{"message":"hello"},"id":"first"}
                        {"tool":"fail"}
                        {"method":"no/such"}
                        {"resource":"demo://logo.png"}
                        """, "--protocol", "modern").run().exits(1).prints("""
                        line 1 (first): tool echo
                        hello

                        line 2: tool fail
                        this tool always fails
                        mcpctl: the tool 'fail' reported an error

                        line 3: no/such
                        server error -32601: method 'no/such' does not exist here

                        line 4: resource demo://logo.png
                        [image/png, 128 x 128, about 2124 bytes; write it with -O FILE or --save DIR]
                        """).says("mcpctl: 2 done, 2 failed");
    }

    @Test
    void a_tool_that_reports_an_error_fails_with_its_result() {
        CliRun.Result result = demo(FAIL, "-o", "jsonl").run().exits(1);
        JsonNode line = results(result).get(0);
        assertThat(line.at("/error/code").asText()).isEqualTo("tool_error");
        assertThat(line.at("/result/isError").asBoolean()).isTrue();
    }

    @Test
    void what_was_expected_is_looked_at() {
        CliRun.Result result = demo("""
                        {"tool":"add","arguments":{"a":1,"b":2},"expect":".structuredContent.sum == 3"}
                        {"tool":"add","arguments":{"a":1,"b":2},"expect":".structuredContent.sum == 4"}
                        {"tool":"add","arguments":{"a":1,"b":2},"expect":".structuredContent.sum.x"}
                        """, "-o", "jsonl").run().exits(1);
        assertThat(codes(result)).containsExactly("ok", "expectation_failed", "jq");
        assertThat(results(result).get(1).at("/error/message").asText())
                .isEqualTo("'expect' does not hold: the value is false");
        assertThat(results(result).get(1).at("/result/structuredContent/sum").asInt())
                .isEqualTo(3);
    }

    @Test
    void one_document_has_all_results_and_the_counts() {
        CliRun.Result result = demo(ADD + "\n" + FAIL, "-o", "json").run().exits(1);
        assertThat(result.json().path("results")).hasSize(2);
        assertThat(result.json().path("done").asInt()).isEqualTo(1);
        assertThat(result.json().path("failed").asInt()).isEqualTo(1);
        assertThat(result.json().has("stopped")).isFalse();
        assertThat(result.out().lines()).hasSize(4);
        demo("", "-o", "json").run().exits(0).prints("{\"results\":[],\"done\":0,\"failed\":0}\n");
    }

    @Test
    void on_a_terminal_the_document_is_indented() {
        CliRun.Result result = demo(ADD, "-o", "json")
                .terminals("1")
                .with("NO_COLOR", "1")
                .run()
                .exits(0);
        assertThat(result.out())
                .startsWith("{\n  \"results\": [\n    {\n      \"line\": 1,\n")
                .endsWith("\n    }\n  ],\n  \"done\": 1,\n  \"failed\": 0\n}\n");
        assertThat(result.json().at("/results/0/ok").asBoolean()).isTrue();
    }

    @Test
    void yaml_is_the_same_document() throws Exception {
        JsonNode json = demo(ADD + "\n" + FAIL, "-o", "json").run().exits(1).json();
        String yaml = demo(ADD + "\n" + FAIL, "-o", "yaml").run().exits(1).out();
        assertThat(new com.fasterxml.jackson.dataformat.yaml.YAMLMapper().readTree(yaml))
                .isEqualTo(json);
        demo("", "-o", "yaml").run().exits(0).prints("results: []\ndone: 0\nfailed: 0\n");
    }

    @Test
    void an_expression_sees_each_result_and_may_not_go_with_one_of_them() {
        demo(ADD + "\n" + ADD, "--jq", ".result.structuredContent.sum")
                .run()
                .exits(0)
                .prints("3\n3\n");
        demo(ADD + "\n" + FAIL + "\n" + ADD, "--jq", ".result.structuredContent[]")
                .run()
                .exits(1)
                .prints("3\n3\n")
                .says("warning: line 2: --jq failed")
                .says("2 done, 1 failed");
    }

    @Test
    void nothing_is_said_with_quiet_but_that_lines_failed() {
        assertThat(demo(ADD, "-q").run().exits(0).err()).isEmpty();
        assertThat(demo(FAIL, "-q").run().exits(1).err()).isEqualTo("mcpctl: 0 done, 1 failed\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tool\":\"fail\"}|5|tool_error",
                "{\"tool\":\"wether\"}|2|unknown_tool",
                "{\"tool\":\"refuse\"}|6|remote_error",
                "{\"tool\":\"echo\",\"arguments\":{\"message\":\"x\"},\"expect\":\".isError\"}|1|expectation_failed",
                "{\"tool\":\"elicit_form\"}|8|not_answered"
            })
    void with_fail_fast_the_first_failed_line_ends_it_with_its_code(String line, int exit, String code)
            throws IOException {
        Path file = Files.writeString(work.resolve("lines"), ADD + "\n" + line + "\n" + ADD + "\n\n" + ADD + "\n");
        CliRun.Result result = CliRun.run("batch", "demo", file.toString(), "--fail-fast", "-o", "json")
                .exits(exit)
                .says("stopped at line 2: 1 done, 1 failed, 2 not run");
        assertThat(result.json().path("results")).hasSize(2);
        assertThat(result.json().path("not_run").asInt()).isEqualTo(2);
        assertThat(result.json().at("/stopped/code").asText()).isEqualTo(code);
        assertThat(result.error().path("code").asText()).isEqualTo(code);
    }

    @Test
    void of_stdin_nobody_waits_for_the_rest_to_count_it() {
        demo(FAIL + "\n" + ADD, "--fail-fast")
                .run()
                .exits(5)
                .says("stopped at line 1: 0 done, 1 failed, and no further line was run");
    }

    @Test
    void lines_run_at_once_and_their_results_stay_in_order() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            // This tool answers when eight calls are open, the last one first.
            lines.append(
                    "{\"tool\":\"reversed\",\"id\":" + i + ",\"arguments\":{\"text\":\"" + i + "\",\"count\":8}}\n");
        }
        CliRun.Result result = misbehaving(lines.toString(), "--parallel", "8", "-o", "jsonl")
                .run()
                .exits(0);
        assertThat(results(result)).hasSize(16).allSatisfy(each -> {
            assertThat(each.path("id").asInt()).isEqualTo(each.path("line").asInt() - 1);
            assertThat(each.at("/result/content/0/text").asText())
                    .isEqualTo(each.path("id").asText());
        });
        assertThat(results(result))
                .extracting(each -> each.path("line").asInt())
                .isSorted();
    }

    @Test
    void a_server_that_dies_fails_what_runs_and_stops_the_rest() throws IOException {
        Path file = work.resolve("lines");
        Files.writeString(file, """
                {"tool":"echo","arguments":{"text":"a"}}
                {"tool":"dies-mid-call"}
                {"tool":"echo","arguments":{"text":"b"}}
                {"tool":"echo","arguments":{"text":"c"}}
                """);
        CliRun.Result result =
                misbehaving("", file.toString(), "-o", "json").run().exits(4);
        assertThat(result.json().path("results")).hasSize(2);
        assertThat(result.json().at("/results/1/error/code").asText()).isEqualTo("server_exited");
        assertThat(result.json().path("not_run").asInt()).isEqualTo(2);
        assertThat(result.json().at("/stopped/code").asText()).isEqualTo("server_exited");
        result.says("stopped at line 2: 1 done, 1 failed, 2 not run");
        assertThat(result.error().path("code").asText()).isEqualTo("server_exited");
        assertThat(result.error().path("stderr").path(0).asText()).isEqualTo("something broke");
    }

    @Test
    void a_line_whose_answer_does_not_come_fails_alone() {
        CliRun.Result result = misbehaving(
                        "{\"tool\":\"never-answers\"}\n{\"tool\":\"echo\",\"arguments\":{\"text\":\"b\"}}",
                        "-o",
                        "jsonl")
                .with("MCPCTL_TIMEOUT", "2s")
                .run()
                .exits(1);
        assertThat(codes(result)).containsExactly("timeout", "ok");
    }

    @Test
    void the_time_for_the_whole_run_ends_it() throws IOException {
        Path file = work.resolve("lines");
        Files.writeString(file, "{\"tool\":\"never-answers\"}\n".repeat(3));
        CliRun.Result result = misbehaving("", file.toString(), "--timeout", "0", "--max-time", "8s", "-o", "json")
                .run()
                .exits(7)
                .says("1 failed, 2 not run");
        assertThat(result.error().path("code").asText()).isEqualTo("timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void a_question_that_nothing_answers_fails_its_line(String era) {
        CliRun.Result result = demo("{\"tool\":\"elicit_form\"}\n" + ADD, "-o", "jsonl", "--protocol", era)
                .run()
                .exits(1);
        assertThat(codes(result)).containsExactly("not_answered", "ok");
        assertThat(codes(demo(
                                "{\"tool\":\"elicit_form\"}\n".repeat(6),
                                "-o",
                                "jsonl",
                                "--protocol",
                                era,
                                "--elicit",
                                "decline",
                                "--parallel",
                                "6")
                        .run()
                        .exits(0)))
                .hasSize(6);
    }

    @Test
    void limits_of_the_user_hold_for_each_line() {
        CliRun.Result result = demo("{\"tool\":\"delete_everything\"}\n" + ADD, "--read-only", "-o", "jsonl")
                .run()
                .exits(1);
        assertThat(codes(result)).containsExactly("read_only", "ok");
        assertThat(codes(demo("{\"tool\":\"delete_everything\"}", "--confirm", "-o", "jsonl")
                        .terminals("02")
                        .run()
                        .exits(1)))
                .containsExactly("not_confirmed");
    }

    @Test
    void what_does_not_fit_is_sent_when_that_is_wanted_but_never_an_unknown_tool() {
        CliRun.Result result = demo(
                        "{\"tool\":\"echo\",\"arguments\":{\"message\":7}}\n{\"tool\":\"wether\"}",
                        "--no-validate",
                        "-o",
                        "jsonl")
                .run()
                .exits(1);
        assertThat(codes(result)).hasSize(2).doesNotContain("usage").endsWith("unknown_tool");
    }

    @ParameterizedTest
    @CsvSource({
        "--parallel=0,--parallel needs a number from 1 on",
        "--parallel=many,--parallel needs a number from 1 on",
        "--parallel=257,--parallel takes 256 at most",
        "-otable,-o table does not apply to 'batch'; use human",
        "--jq=.[,--jq",
        "--parallell=2,did you mean '--parallel'?"
    })
    void wrong_options_are_refused_before_anything_is_started(String option, String sentence) {
        demo(ADD, option).run().refusedAs(sentence);
    }

    @Test
    void a_file_that_cannot_be_read_is_told_before_anything_is_started() {
        CliRun.of("batch", "demo", "none.jsonl").in(work).run().refusedAs("there is no file 'none.jsonl'");
        CliRun.of("batch", "demo", ".")
                .in(work)
                .run()
                .exits(74)
                .prints("")
                .says("the file '.' could not be read: it is a directory");
        CliRun.run("batch", "demo", "a", "b").refusedAs("unexpected word 'b'");
    }

    @Test
    void a_server_that_cannot_be_opened_ends_it_with_nothing_printed() {
        CliRun.of("batch", "-o", "json", "--", "no-such-program-anywhere")
                .stdin(ADD)
                .run()
                .exits(4)
                .prints("");
    }

    @Test
    void what_is_no_text_is_told_line_by_line() throws IOException {
        Path file = work.resolve("binary");
        byte[] bytes = {(byte) 0xff, 'x', '\n', 0, 1, '\n', (byte) 0xc3, '\n'};
        Files.write(file, bytes);
        CliRun.Result result =
                CliRun.run("batch", "demo", file.toString(), "-o", "jsonl").exits(1);
        assertThat(results(result))
                .extracting(each -> each.at("/error/message").asText())
                .satisfiesExactly(
                        is("line 1 is no UTF-8 text"), is("line 2 is no JSON"), is("line 3 is no UTF-8 text"));
    }

    @Test
    void a_line_longer_than_a_message_may_be_is_passed_over() throws IOException {
        Path file = work.resolve("long");
        String big = "{\"tool\":\"echo\",\"arguments\":{\"message\":\"" + "x".repeat(3 << 20) + "\"}}\r\n";
        Files.writeString(file, "\ufeff" + ADD + "\r\n" + big + ADD);
        CliRun.Result result = CliRun.run("batch", "demo", file.toString(), "-o", "jsonl", "--max-message", "1MiB")
                .exits(1);
        assertThat(results(result))
                .extracting(each -> each.path("ok").asBoolean())
                .containsExactly(true, false, true);
        assertThat(results(result).get(1).at("/error/message").asText())
                .isEqualTo("line 2 is longer than 1048576 bytes");
        assertThat(codes(CliRun.run("batch", "demo", file.toString(), "-o", "jsonl", "--parallel", "3")
                        .exits(0)))
                .containsOnly("ok");
    }

    @Test
    void a_prompt_runs_a_file_on_the_session_that_is_open() throws IOException {
        Path file = Files.writeString(work.resolve("calls.jsonl"), ADD + "\n" + FAIL + "\n");
        CliRun.of("repl", "demo")
                .stdin("batch '" + file + "' --jq .line\ncall echo message=never")
                .run()
                .exits(1)
                .prints("1\n2\n")
                .says("1 done, 1 failed");
    }

    @Test
    void a_prompt_at_a_terminal_keeps_its_input_for_itself() throws IOException {
        Path script = Files.writeString(work.resolve("script"), "batch");
        CliRun.of("repl", "demo", "-f", script.toString())
                .terminals("02")
                .run()
                .exits(2)
                .says("at a prompt the lines of a batch come from a FILE");
        CliRun.of("repl", "demo", "-f", script.toString())
                .stdin(ADD)
                .run()
                .exits(0)
                .says("1 done");
    }

    @Test
    void the_wire_is_shown_when_that_is_wanted() {
        CliRun.Result result = CliRun.of("trace", "batch", "demo", "-")
                .stdin(ADD + "\n" + ADD)
                .run()
                .exits(0);
        assertThat(result.err().lines().filter(line -> line.contains("tools/call add") || line.contains("tools/call")))
                .hasSizeGreaterThan(1);
        assertThat(result.err().lines().filter(line -> line.contains("tools/list")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"human", "json", "jsonl", "yaml"})
    void nothing_of_a_server_reaches_a_terminal_unharmed(String form) {
        List<String> words = new ArrayList<>(List.of("batch", "-o", form, "--"));
        words.addAll(HostileServer.command());
        CliRun.Result result = CliRun.of(words)
                .terminals("12")
                .with("NO_COLOR", "1")
                .stdin("""
                        {"tool":"show","id":"\\u001b[2J\\u202e"}
                        {"tool":"refuse"}
                        {"tool":"\\u001b[2Jx"}
                        {"resource":"x://\\u202ey"}
                        {"prompt":"ask"}
                        {"method":"hostile/error"}
                        {"\\u001b[2J":1}
                        """)
                .run();
        assertThat(result.out()).isNotEmpty().doesNotContain("\u001b", "\u202e", "\u009b", "\u200b", "\u0007");
        assertThat(result.err().replace("\r\u001b[K", "")).doesNotContain("\u001b", "\u202e", "\u009b", "\u200b");
    }
}
