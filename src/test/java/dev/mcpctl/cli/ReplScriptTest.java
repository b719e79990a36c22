package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code repl} with lines from a pipe and from files; see {@link ReplIT} for the one at a terminal. */
class ReplScriptTest {

    @TempDir
    Path work;

    private static CliRun.Result lines(String... lines) {
        return CliRun.of("repl", "demo").stdin(String.join("\n", lines)).run();
    }

    @Test
    void lines_share_one_session_and_refer_to_results() {
        lines(
                        "# a remark",
                        "call weather city=Oslo days:=1 --jq .structuredContent.city",
                        "",
                        "call echo {\"message\":",
                        "  \"$1.structuredContent.city\"}",
                        "echo $last.content[0].text")
                .exits(0)
                .prints("Oslo\nOslo\nOslo\n");
    }

    @Test
    void words_in_braces_that_are_no_json_are_words() {
        lines("echo {hello}").exits(0).prints("{hello}\n");
    }

    @Test
    void a_prompt_is_named_after_the_server_and_never_after_a_secret() {
        assertThat(KeptServers.shortName("npx -y some-server --token SECRET")).isEqualTo("some-server");
        assertThat(KeptServers.shortName("https://me:pw@host.example:8080/mcp?x=a@b"))
                .isEqualTo("host.example:8080");
        assertThat(KeptServers.shortName("./bin/server")).isEqualTo("server");
    }

    @Test
    void the_line_before_can_be_repeated_with_more_words() {
        lines("call echo message=a", "!! --jq .content[0].type").exits(0).prints("a\ntext\n");
    }

    @Test
    void the_first_line_that_fails_ends_the_script_with_its_code() {
        lines("call echo message=a", "call fail", "call echo message=never")
                .exits(5)
                .prints("a\nthis tool always fails\n")
                .says("stopped at line 2 of stdin: call fail");
        lines("call wether").exits(2).says("did you mean 'weather'");
        lines("nonsense").exits(2).says("unknown command 'nonsense'");
        lines("call echo {\"message\":").exits(2).says("line 1 of stdin leaves { open");
    }

    @Test
    void for_programs_the_failure_stays_the_last_line_of_stderr() {
        CliRun.Result result = lines("call fail -o json").exits(5);
        assertThat(result.error().path("code").asText()).isEqualTo("tool_error");
    }

    @Test
    void options_of_the_prompt_hold_for_its_lines() {
        lines("call elicit_form").exits(8);
        CliRun.of("repl", "demo", "--elicit", "decline")
                .stdin("call elicit_form")
                .run()
                .exits(0);
    }

    @Test
    void options_that_come_too_late_are_refused() {
        lines("list --protocol legacy").exits(2).says("--protocol counts when a server is opened");
    }

    @Test
    void several_servers_are_open_at_once() {
        lines(
                        "connect old demo --protocol legacy",
                        "info --jq .protocol.era",
                        "use demo",
                        "info --jq .protocol.era",
                        "use")
                .exits(0)
                .prints("legacy\nmodern\n* demo\n  old\n");
        lines("use other").exits(2).says("no server 'other' is open; there are: demo");
    }

    @Test
    void a_server_can_be_opened_again() {
        lines("call touch", "reconnect", "call echo message=again")
                .exits(0)
                .says("")
                .prints(lines("call touch").out() + "again\n");
    }

    @Test
    void commands_that_open_their_own_session_get_the_server_too() {
        assertThat(lines("doctor").exits(0).out()).contains("answered server/discover");
    }

    @Test
    void leaving_ends_the_script() {
        lines("exit", "call fail").exits(0).prints("");
    }

    @Test
    void messages_can_be_shown_as_they_pass() {
        CliRun.Result result = lines("trace on", "call echo message=x", "trace off", "call echo message=y")
                .exits(0);
        assertThat(result.err())
                .contains("--> {\"jsonrpc\"")
                .contains("\"message\":\"x\"")
                .doesNotContain("\"message\":\"y\"");
    }

    @Test
    void what_succeeded_is_saved_as_a_script_with_its_own_numbers() throws Exception {
        CliRun.of("repl", "demo")
                .in(work)
                .stdin("call echo message=a\ncall echo message=$1.content[0].text\nsave done.mcp\n")
                .run()
                .exits(0);
        assertThat(Files.readString(work.resolve("done.mcp"))).isEqualTo("""
                        # mcpctl repl demo -f FILE
                        call echo message=a
                        call echo message=$1.content[0].text
                        """);
        CliRun.of("repl", "demo", "-f", "done.mcp").in(work).run().exits(0).prints("a\na\n");
        CliRun.of("repl", "demo").in(work).stdin("save done.mcp").run().exits(2).says("is there already");
    }

    @Test
    void a_script_that_is_not_there_or_no_text_is_told() throws Exception {
        CliRun.of("repl", "demo", "-f", "none.mcp").in(work).run().exits(2).says("there is no file 'none.mcp'");
        Files.write(work.resolve("binary"), new byte[] {(byte) 0xff, '\n'});
        CliRun.of("repl", "demo", "-f", "binary").in(work).run().exits(2).says("'binary' is no UTF-8 text");
    }

    @Test
    void stdin_of_a_script_from_a_file_belongs_to_its_lines() throws Exception {
        Files.writeString(work.resolve("s.mcp"), "call echo --args -\n");
        CliRun.of("repl", "demo", "-f", "s.mcp")
                .in(work)
                .stdin("{\"message\":\"piped\"}")
                .run()
                .exits(0)
                .prints("piped\n");
    }

    @Test
    void help_tells_what_can_be_typed() {
        assertThat(lines("help").exits(0).out())
                .contains("call TOOL [ARGUMENTS...]")
                .contains("connect");
        assertThat(lines("help call").exits(0).out()).contains("Usage: mcpctl call");
    }
}
