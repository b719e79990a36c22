package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that break the rules: one clear sentence, the exit code of the contract, and nothing left running. */
@Execution(ExecutionMode.CONCURRENT)
class BadInputIT {

    /** Bounds each answer; the ones before the silence must be possible within it on a machine that does a lot else. */
    private static final String IN_VAIN = "2s";

    private static final String DONE = "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}\n";

    @TempDir
    private static Path home;

    private static Misbehaviour mcpctl;

    @BeforeAll
    static void find_the_program() {
        mcpctl = new Misbehaviour(home);
    }

    private static void assertFails(CommandResult result, int exit, String code, String... words) {
        result.exitsWith(exit).leavesNothingRunning();
        JsonNode error = result.failure().path("error");
        assertThat(error.path("code").asText()).as(result::evidence).isEqualTo(code);
        assertThat(error.path("message").asText()).as(result::evidence).contains(words);
    }

    private static void assertFailsSilently(CommandResult result, int exit, String code, String... words) {
        result.prints("");
        assertFails(result, exit, code, words);
    }

    @ParameterizedTest
    @CsvSource({
        "dies-mid-call, 4, server_exited, exited with status 4",
        "killed-mid-call, 4, server_exited, was killed by SIGKILL",
        "closes-output, 4, server_closed_output, closed its output but keeps running",
        "half-line, 6, protocol, the server's answer to tools/call is no valid JSON",
        "invalid-utf8, 6, protocol, the server's answer to tools/call is no valid JSON: invalid UTF-8",
        "endless-line, 6, message_too_large, longer than --max-message allows",
        "huge-line, 6, message_too_large, longer than --max-message allows",
        "only-wrong-id, 6, protocol, with id 987654; sent was",
        "wrong-id, 6, protocol, with id 987654; sent was",
        "id-as-text, 6, protocol, 'id \"'",
        "null-id, 6, remote_error, parse error",
        "error-without-message, 6, remote_error, an error without a message",
        "error, 6, remote_error, refused on purpose"
    })
    void a_call_that_goes_wrong_says_how(String fault, int exit, String code, String words) {
        assertFailsSilently(mcpctl.call(fault, "-o", "json"), exit, code, words);
    }

    @Test
    void a_servers_last_words_come_with_the_failure() {
        CommandResult json = mcpctl.call("dies-mid-call", "-o", "json");
        assertThat(json.failure().path("error").path("stderr"))
                .as(json::evidence)
                .hasSize(1);
        assertThat(json.failure().path("error").path("exit_status").asInt()).isEqualTo(4);
        mcpctl.call("dies-mid-call")
                .exitsWith(4)
                .prints("")
                .explains(
                        "mcpctl: server 'java' exited with status 4\nthe server's last words on stderr:\n  | something broke\n");
    }

    @Test
    void last_words_come_as_well_when_a_server_refuses_or_does_not_answer() {
        List<String> talking = List.of("/bin/sh", "-c", "echo 'cannot reach its database' >&2; exec \"$@\"", "sh");
        List<String> server = concat(talking, MisbehavingServer.command());
        mcpctl.against(server, List.of("call", "error"))
                .run()
                .exitsWith(6)
                .explains("server error -32000: refused on purpose")
                .explains("  | cannot reach its database");
        CommandResult late = mcpctl.against(server, List.of("call", "never-answers", "-o", "json"))
                .with("MCPCTL_TIMEOUT", IN_VAIN)
                .run();
        assertFailsSilently(late, 7, "timeout", "no answer to tools/call within 2 s");
        assertThat(late.failure().path("error").path("stderr").path(0).asText()).isEqualTo("cannot reach its database");
        mcpctl.against(server, List.of("call", "output-mismatch"))
                .run()
                .exitsWith(6)
                .explains("does not fit its outputSchema")
                .explains("  | cannot reach its database");
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "is-error, 5, tool_error, reported an error, something went wrong",
        "output-mismatch, 6, output_schema_mismatch, must be a string, \"structuredContent\""
    })
    void a_result_that_is_bad_news_is_printed_all_the_same(
            String fault, int exit, String code, String words, String printed) {
        CommandResult result = mcpctl.call(fault, "-o", "json");
        assertFails(result.printsPart(printed), exit, code, words);
        assertThat(result.json().path("content").path(0).path("text").asText()).isEqualTo("something went wrong");
    }

    /** Each empty object takes some dozen bytes in memory for three on the wire. */
    @Test
    void an_answer_that_needs_more_memory_than_there_is_ends_the_call_at_once() {
        String server = """
                while read -r line; do
                  case $line in
                    *'"initialize"'*) echo '{"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"2025-11-25",\
                "capabilities":{},"serverInfo":{"name":"s","version":"1"}}}' ;;
                    *'"many"'*)
                      printf '{"jsonrpc":"2.0","id":2,"result":{"a":['
                      yes '{},' | head -n 2000000 | tr -d '\\n'
                      printf '{}]}}\\n' ;;
                  esac
                done
                """;
        mcpctl.against(List.of("/bin/sh", "-c", server), List.of("raw", "many", "--protocol", "legacy"))
                .with("MCPCTL_JAVA_OPTS", "-Xmx32m")
                .run()
                .exitsWith(70)
                .prints("")
                .explains("the memory ran out: ")
                .explains("MCPCTL_JAVA_OPTS=-Xmx")
                .leavesNothingRunning();
    }

    @Test
    void a_result_whose_content_is_no_array_is_printed_and_breaks_the_protocol() {
        CommandResult result = mcpctl.call("content-no-array", "-o", "json");
        assertFails(result.prints("{\"content\":\"something went wrong\"}\n"), 6, "protocol", "is no array");
        mcpctl.call("content-no-array").exitsWith(6).printsPart("something went wrong");
    }

    @ParameterizedTest
    @CsvSource({"never-answers,", "late, milliseconds:=60000", "only-invalid-json,"})
    void no_answer_in_time_is_exit_7(String fault, String argument) {
        List<String> words = new ArrayList<>(List.of("call", fault, "-o", "json"));
        if (argument != null) {
            words.add(2, argument);
        }
        CommandResult result = mcpctl.against(MisbehavingServer.command(), words)
                .with("MCPCTL_TIMEOUT", IN_VAIN)
                .run();
        assertFailsSilently(result, 7, "timeout", "no answer to tools/call within 2 s");
    }

    @Test
    void who_waited_in_vain_learns_that_something_unreadable_came() {
        CommandResult result = mcpctl.against(List.of(), "call", "only-invalid-json", "-o", "json")
                .with("MCPCTL_TIMEOUT", IN_VAIN)
                .run();
        assertThat(result.failure().path("error").path("hint").asText())
                .startsWith("the server sent what is no proper answer: ")
                .endsWith("; see it with -v");
        CommandResult silent = mcpctl.against(List.of(), "call", "never-answers", "-o", "json")
                .with("MCPCTL_TIMEOUT", IN_VAIN)
                .run();
        assertThat(silent.failure().path("error").path("hint").asText())
                .isEqualTo("a longer --timeout lets it take its time");
    }

    @Test
    void a_timeout_on_the_line_bounds_the_call() {
        CommandResult result = mcpctl.against(List.of(), "call", "never-answers", "--timeout", "8s")
                .run();
        result.exitsWith(7)
                .prints("")
                .explains("mcpctl: no answer to tools/call within 8 s")
                .leavesNothingRunning();
    }

    @ParameterizedTest
    @CsvSource({"silent", "never-reads"})
    void a_server_that_was_never_ready_is_unreachable(String fault) {
        CommandResult result = mcpctl.against(List.of(fault), "call", "echo", "--timeout", "1s", "-o", "json")
                .run();
        assertFailsSilently(result, 4, "start_timeout", "it was never ready");
    }

    @Test
    void a_server_that_dies_at_once_is_quoted() {
        CommandResult result =
                mcpctl.against(List.of("dies-at-once"), "list", "-o", "json").run();
        assertFailsSilently(result, 4, "server_exited", "server 'java' exited with status 3");
        JsonNode error = result.failure().path("error");
        assertThat(error.path("exit_status").asInt()).isEqualTo(3);
        assertThat(error.path("stderr").toString()).isEqualTo("[\"cannot find the configuration\",\"giving up\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "invalid-json, finding: invalid-json",
        "noise, finding: noise-on-stdout",
        "two-answers, note: answered",
        "no-newline, finding: unterminated-line",
        "split-line, note: answered",
        "pings, note: answered",
        "chatty, [info] test: starting"
    })
    void what_can_be_understood_is_and_the_rest_is_a_finding(String fault, String said) {
        mcpctl.call(fault, "-o", "json", "-v", "--protocol", "legacy")
                .exitsWith(0)
                .prints(DONE)
                .explains(said);
        mcpctl.call(fault, "-o", "json").exitsWith(0).prints(DONE);
    }

    @ParameterizedTest
    @CsvSource({
        "banner, finding: noise-on-stdout",
        "crlf, finding: crlf",
        "byte-order-mark, finding: byte-order-mark",
        "stderr-flood, flood is over",
        "stderr-long-line, after the long line",
        "duplicate-tools, tool 'echo' stands 2 times in the list",
        "malformed-tool, note: answered",
        "dies-on-probe, note: the server ended on server/discover",
        "forks-children, note: answered",
        "ignores-end, note: answered",
        "ignores-term, note: answered"
    })
    void a_server_with_bad_manners_still_serves(String fault, String said) {
        mcpctl.against(List.of(fault), "call", "echo", "text=blåbær", "-v")
                .run()
                .exitsWith(0)
                .prints("blåbær\n")
                .explains(said)
                .leavesNothingRunning();
    }

    @Test
    void a_flood_on_stderr_stays_out_of_sight_and_does_not_stop_the_call() {
        CommandResult result = mcpctl.call("floods-mid-call");
        result.exitsWith(0).prints("done\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void a_child_that_holds_the_pipes_does_not_hide_that_the_server_died() {
        CommandResult result = mcpctl.against(List.of("leaves-child-with-pipes"), "call", "echo", "-o", "json")
                .run();
        assertFailsSilently(result, 4, "server_exited", "exited with status 3");
    }

    @Test
    void a_message_that_is_no_answer_but_has_the_id_is_taken_for_it() {
        CommandResult result = mcpctl.call("no-message", "-o", "json", "-v");
        result.exitsWith(0).prints("{}\n").explains("finding: no-message").explains("finding: jsonrpc-version");
    }

    @Test
    void a_malformed_tool_does_not_hide_the_others() {
        CommandResult result = mcpctl.against(List.of("malformed-tool"), "list", "tools", "-o", "name")
                .run();
        result.exitsWith(0).explains("warning:");
        assertThat(result.out().lines()).as(result::evidence).contains("echo", "greet", "is-error");
    }

    @Test
    void a_list_that_does_not_end_is_no_list() {
        CommandResult result = mcpctl.against(List.of("cycling-cursor"), "list", "tools", "-o", "json")
                .run();
        assertFailsSilently(result, 6, "endless_list", "does not end");
    }

    @Test
    void control_sequences_of_a_server_do_not_reach_a_person() {
        CommandResult result =
                mcpctl.against(List.of("tricky-name"), "info").run().exitsWith(0);
        assertThat(result.out())
                .as(result::evidence)
                .contains("evil")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @Test
    void a_command_that_is_not_there_comes_with_advice_about_the_path() {
        CommandResult result = mcpctl.against(List.of("no-such-command-here"), List.of("list", "-o", "json"))
                .run();
        assertFailsSilently(result, 4, "command_not_found", "command 'no-such-command-here' was not found on PATH");
        assertThat(result.failure().path("error").path("hint").asText()).contains("PATH");
    }

    @Test
    void what_cannot_be_started_says_why() throws IOException {
        Path plain = Files.writeString(home.resolve("plain"), "no program");
        assertFailsSilently(
                mcpctl.against(List.of(plain.toString()), List.of("list", "-o", "json"))
                        .run(),
                4,
                "not_executable",
                "is not executable");
        assertFailsSilently(
                mcpctl.against(List.of(home.toString()), List.of("list", "-o", "json"))
                        .run(),
                4,
                "is_directory",
                "is a directory");
        assertFailsSilently(mcpctl.run("list", home + "/", "-o", "json").run(), 4, "is_directory", "is a directory");
        assertFailsSilently(
                mcpctl.run("list", "./not-there.py", "-o", "json").run(), 4, "command_not_found", "./not-there.py");
    }

    @Test
    void a_name_with_spaces_and_slashes_is_a_name_like_any_other() {
        mcpctl.call("say it/twice é", "text=hi").exitsWith(0).prints("hi\n");
        mcpctl.against(List.of(), "list", "tools", "-o", "name")
                .run()
                .exitsWith(0)
                .printsPart("\nsay it/twice é\n");
    }

    @Test
    void an_unknown_tool_is_not_called_and_the_nearest_is_named() {
        CommandResult result = mcpctl.call("ehco", "-o", "json");
        assertFailsSilently(result, 2, "unknown_tool", "unknown tool 'ehco'");
        assertThat(result.failure().path("error").path("hint").asText()).isEqualTo("did you mean 'echo'?");
        assertFailsSilently(mcpctl.call("a b/c", "-o", "json"), 2, "unknown_tool", "unknown tool 'a b/c'");
    }
}
