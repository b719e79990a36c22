package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where options come from and what they do to the server: line, environment, files. */
class OptionSourcesTest {

    @TempDir
    private Path directory;

    /** A server that only tells what it was given, on stderr. */
    private CliRun told(String script, String... options) {
        List<String> words = new ArrayList<>(List.of("list", "-o", "json"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "/bin/sh", "-c", script + " >&2; exit 3"));
        return CliRun.of(words).in(directory);
    }

    private static String said(CliRun run) {
        return run.run().exits(4).error().path("stderr").path(0).asText();
    }

    @Test
    void the_form_may_come_from_the_environment_and_the_line_wins() {
        CliRun.of("complete", "demo", "greet", "style", "fr")
                .with("MCPCTL_OUTPUT", "jsonl")
                .run()
                .exits(0)
                .prints("\"friendly\"\n");
        CliRun.of("complete", "demo", "greet", "style", "fr", "-o", "name")
                .with("MCPCTL_OUTPUT", "jsonl")
                .run()
                .exits(0)
                .prints("friendly\n");
        CliRun.of("version").with("MCPCTL_OUTPUT", "jsn").run().refusedAs("unknown output format 'jsn'");
    }

    @Test
    void a_form_from_the_environment_that_a_command_does_not_have_is_passed_over() {
        CliRun.of("call", "demo", "echo", "message=hi")
                .with("MCPCTL_OUTPUT", "name")
                .run()
                .exits(0)
                .prints("hi\n");
        CliRun.of("read", "demo", "demo://numbers.csv", "-O", "-")
                .with("MCPCTL_OUTPUT", "name")
                .run()
                .exits(0);
        CliRun.run("call", "demo", "echo", "message=hi", "-o", "name").refusedAs("-o name does not apply to 'call'");
    }

    @Test
    void the_timeout_may_come_from_the_environment_and_does_not_bound_the_start_then() {
        List<String> words = new ArrayList<>(List.of("call", "never-answers", "--"));
        words.addAll(MisbehavingServer.command());
        CliRun.of(words)
                .with("MCPCTL_TIMEOUT", "3s")
                .run()
                .exits(7)
                .says("no answer to tools/call within 3 s")
                .says("hint: a longer --timeout");
        words.addAll(2, List.of("--timeout", "20ms"));
        CliRun.of(words).with("MCPCTL_TIMEOUT", "1h").run().exits(4).says("it was never ready");
    }

    @Test
    void the_time_of_the_whole_run_has_an_end() {
        List<String> words = new ArrayList<>(List.of("call", "never-answers", "--max-time", "8s", "--"));
        words.addAll(MisbehavingServer.command());
        CliRun.of(words).run().exits(7).says("within the time for the whole run");
    }

    @Test
    void the_protocol_may_come_from_the_environment() {
        CliRun.of("info", "demo", "--jq", ".protocolVersion // .protocol.version // .protocol")
                .with("MCPCTL_PROTOCOL", "2025-06-18")
                .run()
                .exits(0)
                .prints("2025-06-18\n");
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "30s,30000", "2m,120000", "1h,3600000", "7,7000", "1.5s,1500", "0,0", "0.25,250"})
    void durations(String text, long millis) {
        assertThat(Options.duration("--timeout", text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"10,10", "1k,1024", "64MiB,67108864", "10MB,10000000", "2G,2147483648", "0,9223372036854775807"})
    void sizes(String text, long bytes) {
        assertThat(Options.bytes("--max-message", text)).isEqualTo(bytes);
    }

    @Test
    void variables_are_set_passed_through_expanded_and_read_from_a_file() throws IOException {
        Files.writeString(directory.resolve("secret"), "from a file\n");
        Files.writeString(directory.resolve("my.env"), "# ours\n\nexport A=\"one two\"\nB='three'\nC=replaced\n");
        CliRun run = told(
                        "echo \"$A|$B|$C|$D|$E|$F\"",
                        "--env-file",
                        "my.env",
                        "--env",
                        "C=four=4",
                        "--env",
                        "D",
                        "--env",
                        "E=<${env:D}>",
                        "--env",
                        "F=${file:secret} ${other}")
                .with("D", "five");
        assertThat(said(run)).isEqualTo("one two|three|four=4|five|<five>|from a file ${other}");
    }

    @Test
    void a_broken_line_of_a_variables_file_is_named() throws IOException {
        Files.writeString(directory.resolve("my.env"), "A=1\nnonsense\n");
        CliRun.Result result = told("echo", "--env-file", "my.env").run().exits(2);
        assertThat(result.error().path("message").asText()).contains("my.env", "line 2");
    }

    @Test
    void the_server_starts_where_it_is_told_to() throws IOException {
        Path below = Files.createDirectory(directory.resolve("below")).toRealPath();
        assertThat(said(told("pwd -P", "--cwd", "below"))).isEqualTo(below.toString());
        assertThat(said(told("pwd -P"))).isEqualTo(directory.toRealPath().toString());
        CliRun.Result missing = told("pwd", "--cwd", "nowhere").run();
        assertThat(missing.exits(4).error().path("message").asText()).contains("nowhere", "does not exist");
    }

    @Test
    void meta_goes_with_each_request() throws IOException {
        Path journal = directory.resolve("journal");
        List<String> words =
                new ArrayList<>(List.of("call", "echo", "--meta", "trace=abc", "--meta", "deep:={\"n\":1.50}", "--"));
        words.addAll(MisbehavingServer.command("journal=" + journal));
        CliRun.of(words).run().exits(0);
        assertThat(Files.readAllLines(journal))
                .filteredOn(line -> line.contains("tools/"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"trace\":\"abc\"", "\"deep\":{\"n\":1.50}"));
    }

    @Test
    void roots_are_told_when_the_server_asks() throws IOException {
        Files.createDirectory(directory.resolve("project"));
        for (String era : List.of("legacy", "modern")) {
            CliRun.Result result = CliRun.of("call", "demo", "roots", "--roots", "project", "--protocol", era)
                    .in(directory)
                    .run()
                    .exits(0);
            assertThat(result.out()).contains("1 root").contains("project");
        }
        CliRun.of("call", "demo", "roots", "--roots", "nowhere")
                .in(directory)
                .run()
                .exits(2)
                .says("--roots: 'nowhere' is no directory");
    }

    @Test
    void arguments_come_from_files_and_from_stdin_once() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "blåbær\n");
        CliRun.of("call", "demo", "echo", "message=@notes.txt")
                .in(directory)
                .run()
                .exits(0)
                .prints("blåbær\n");
        CliRun.of("call", "demo", "echo", "--args", "-")
                .stdin("{\"message\":\"piped\"}")
                .run()
                .exits(0)
                .prints("piped\n");
        CliRun.of("call", "demo", "add", "a:=@-", "b:=@-").stdin("1").run().refusedAs("stdin");
        CliRun.of("raw", "demo", "tools/call", "-", "--jq", ".content[0].text")
                .stdin("{\"name\":\"echo\",\"arguments\":{\"message\":\"raw\"}}")
                .run()
                .exits(0)
                .prints("raw\n");
    }

    @Test
    void the_era_of_a_server_is_remembered_and_forgotten_when_wrong() throws IOException {
        Path state = directory.resolve("state");
        List<String> words = new ArrayList<>(List.of("call", "echo", "text=hi", "-v", "--"));
        words.addAll(MisbehavingServer.command());
        CliRun first = CliRun.of(words).with("MCPCTL_STATE_HOME", state.toString());
        first.run().exits(0).prints("hi\n").says("note: answered server/discover");
        first.run().exits(0).prints("hi\n").says("note: remembered: legacy");
        try (var files = Files.list(state.resolve("eras"))) {
            Path file = files.findFirst().orElseThrow();
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            Files.writeString(file, "garbage");
        }
        first.run().exits(0).prints("hi\n").says("note: answered server/discover");
    }
}
