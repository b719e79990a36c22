package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.json.Json;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import dev.mcpctl.testing.Distribution;
import dev.mcpctl.testing.HttpServerProcess;
import dev.mcpctl.testing.MisbehavingServer;
import dev.mcpctl.testing.PseudoTerminal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code batch} as packaged: signals, pipes, streams that go on, memory, HTTP. */
class BatchIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ADD = "{\"tool\":\"add\",\"arguments\":{\"a\":1,\"b\":2}}\n";

    @TempDir
    private Path directory;

    private Path file(String lines) throws IOException {
        return Files.writeString(directory.resolve("lines.jsonl"), lines);
    }

    private LiveRun misbehaving(Path file, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("batch", file.toString()));
        words.addAll(List.of(options));
        words.add("--");
        words.addAll(MisbehavingServer.command("journal=" + journal()));
        return new LiveRun(directory, false, words);
    }

    private Path journal() {
        return directory.resolve("journal");
    }

    private long journaled(String text) {
        try {
            return Files.readAllLines(journal()).stream()
                    .filter(line -> line.contains(text))
                    .count();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static String program() {
        return Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
                .toAbsolutePath()
                .toString();
    }

    /** A line of a shell in which {@code mcpctl} is the program. */
    private CommandRun shell(String line) {
        return CommandRun.of(List.of("sh", "-c", "mcpctl() { '" + program() + "' \"$@\"; }; " + line))
                .inheriting("PATH", "JAVA_HOME")
                .with("HOME", directory.toString())
                .with("CI", "true")
                .in(directory)
                .within(LONG);
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void a_signal_takes_back_what_runs_and_keeps_what_was_printed(String signal, int code) throws Exception {
        Path file =
                file("{\"tool\":\"echo\",\"arguments\":{\"text\":\"a\"}}\n" + "{\"tool\":\"never-answers\"}\n".repeat(3)
                        + "{\"tool\":\"echo\",\"arguments\":{\"text\":\"never\"}}\n");
        try (LiveRun run = misbehaving(file, "--parallel", "3", "-o", "json")) {
            run.await("three calls", () -> journaled("never-answers") == 3);
            run.await("the first result", () -> run.out().contains("\"line\":1"));
            run.signal(signal);
            assertThat(run.awaitEnd(LONG)).as(run::evidence).isEqualTo(code);
            assertThat(run.leftOneSecondLater()).as(run::evidence).isEmpty();
            var document = Json.parse(run.out());
            assertThat(document.at("/results/0/ok").asBoolean()).isTrue();
            assertThat(document.path("results")).hasSize(4);
            assertThat(document.at("/results/3/error/code").asText()).isEqualTo("interrupted");
            assertThat(document.path("not_run").asInt()).isEqualTo(1);
            assertThat(run.err().lines()).last().asString().startsWith("{\"error\":{\"code\":\"interrupted\"");
        }
        assertThat(journaled("notifications/cancelled")).isEqualTo(3);
        assertThat(journaled("\"text\":\"never\"")).isZero();
    }

    @Test
    void a_signal_ends_the_wait_for_the_next_line_too() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (LiveRun run = new LiveRun(directory, false, List.of("batch", "demo", pipe.toString(), "-o", "jsonl"));
                OutputStream lines = Files.newOutputStream(pipe)) {
            lines.write(ADD.getBytes(StandardCharsets.UTF_8));
            lines.flush();
            run.await("a result while the input goes on", () -> run.out().endsWith("}\n"));
            run.signal("INT");
            assertThat(run.awaitEnd(LONG)).as(run::evidence).isEqualTo(130);
            assertThat(run.out().lines()).hasSize(1);
            assertThat(run.leftOneSecondLater()).as(run::evidence).isEmpty();
        }
    }

    @Test
    void who_writes_the_lines_may_wait_for_each_result() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (LiveRun run = new LiveRun(
                directory, false, List.of("batch", "demo", pipe.toString(), "--parallel", "4", "--jq", ".line"))) {
            try (BufferedWriter lines = Files.newBufferedWriter(pipe)) {
                StringBuilder expected = new StringBuilder();
                for (int line = 1; line <= 5; line++) {
                    lines.write(ADD);
                    lines.flush();
                    expected.append(line).append('\n');
                    run.await("result " + line, () -> run.out().contentEquals(expected));
                }
            }
            assertThat(run.awaitEnd(LONG)).as(run::evidence).isZero();
        }
    }

    @Test
    void the_time_for_the_whole_run_counts_while_no_line_comes() {
        CommandResult result = shell("mkfifo p; exec 3<>p; mcpctl batch demo --max-time 12s -o jsonl <&3")
                .run();
        result.exitsWith(7)
                .prints("")
                .explains("the time for the whole run is over")
                .leavesNothingRunning();
    }

    @ParameterizedTest
    @ValueSource(strings = {"human", "json", "jsonl", "yaml"})
    void a_reader_that_has_seen_enough_ends_it_well(String form) throws IOException {
        file(ADD.repeat(500));
        CommandResult result = shell("{ mcpctl batch demo lines.jsonl --parallel 4 -o " + form
                        + "; echo \"exit $?\" >&2; } | head -1")
                .run();
        result.exitsWith(0).explains("exit 0\n").leavesNothingRunning();
        assertThat(result.out().lines()).hasSize(1);
        assertThat(result.err()).isEqualTo("exit 0\n");
    }

    @Test
    void a_full_disk_is_a_local_file_that_cannot_be_written() throws IOException {
        file(ADD.repeat(50));
        shell("mcpctl batch demo lines.jsonl -o jsonl > /dev/full")
                .run()
                .exitsWith(74)
                .explains("stdout could not be written")
                .leavesNothingRunning();
    }

    @Test
    void memory_does_not_grow_with_lines_or_results() throws IOException {
        file("{\"tool\":\"big\",\"arguments\":{\"kilobytes\":512}}\n".repeat(400));
        CommandResult result = shell("mcpctl batch demo lines.jsonl --parallel 4 -o jsonl | wc -c")
                .with("MCPCTL_JAVA_OPTS", "-Xmx64m")
                .within(Duration.ofMinutes(3))
                .run();
        result.exitsWith(0).explains("400 done");
        assertThat(Long.parseLong(result.out().strip())).isGreaterThan(400L * 512 * 1024);
    }

    @Test
    void a_line_of_fifty_megabytes_is_a_line_like_any_other_and_a_longer_one_is_told() throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(directory.resolve("lines.jsonl"))) {
            lines.write("{\"tool\":\"echo\",\"arguments\":{\"message\":\"");
            for (int i = 0; i < 50; i++) {
                lines.write("x".repeat(1 << 20));
            }
            lines.write("\"}}\n");
            for (int i = 0; i < 100; i++) {
                lines.write("y".repeat(1 << 20));
            }
            lines.write("\n" + ADD);
        }
        CommandResult result = shell("mcpctl batch demo lines.jsonl -o jsonl")
                .within(Duration.ofMinutes(3))
                .run();
        result.exitsWith(1).explains("2 done, 1 failed");
        List<String> lines = result.out().lines().toList();
        assertThat(lines.get(0)).hasSizeGreaterThan(50 << 20).startsWith("{\"line\":1,\"ok\":true");
        assertThat(lines.get(1)).contains("line 2 is longer than 67108864 bytes");
        assertThat(lines.get(2)).startsWith("{\"line\":3,\"ok\":true");
    }

    @Test
    void what_is_no_text_at_all_is_told_line_by_line() throws IOException {
        byte[] noise = new byte[1 << 16];
        new Random(1).nextBytes(noise);
        Files.write(directory.resolve("noise"), noise);
        CommandResult result = shell("mcpctl batch demo -o jsonl < noise").run().exitsWith(1);
        assertThat(result.jsonLines())
                .isNotEmpty()
                .allMatch(line -> !line.path("ok").asBoolean());
        shell("mcpctl batch demo < /dev/null").run().exitsWith(0).prints("").explains("0 done");
        shell("mcpctl batch demo -").run().exitsWith(0).prints("");
    }

    @ParameterizedTest
    @CsvSource({"http,legacy", "http,modern", "sse,legacy"})
    void over_http_lines_run_at_once_too(String transport, String era) throws Exception {
        Path file = file("{\"tool\":\"slow\",\"arguments\":{\"seconds\":2,\"steps\":2}}\n".repeat(8) + ADD);
        try (LiveRun server = demo(transport)) {
            long before = System.nanoTime();
            CommandResult result = batch(server, file, "--protocol", era, "--parallel", "8", "-o", "jsonl");
            Duration taken = Duration.ofNanos(System.nanoTime() - before);
            assertThat(result.exitsWith(0).jsonLines()).hasSize(9);
            assertThat(taken).as("eight calls of two seconds each").isLessThan(Duration.ofSeconds(14));
        }
    }

    private LiveRun demo(String transport) throws Exception {
        int port = HttpServerProcess.freePort();
        LiveRun server = new LiveRun(
                directory, false, List.of("demo", "--listen", String.valueOf(port), "--transport", transport));
        server.await("a URL on stdout", () -> server.out().endsWith("\n"));
        return server;
    }

    private CommandResult batch(LiveRun server, Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("batch", server.out().strip(), file.toString()));
        words.addAll(List.of(options));
        return Distribution.at(directory)
                .run(words)
                .with("CI", "true")
                .within(LONG)
                .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void over_http_a_question_that_nothing_answers_fails_the_line_that_asks_and_no_other(String era) throws Exception {
        String slow = "{\"tool\":\"slow\",\"arguments\":{\"seconds\":3,\"steps\":3}}\n";
        Path file = file(slow + slow + "{\"tool\":\"elicit_form\"}\n" + slow);
        try (LiveRun server = demo("http")) {
            CommandResult result = batch(server, file, "--protocol", era, "--parallel", "4", "-o", "jsonl");
            assertThat(result.exitsWith(1).jsonLines())
                    .as(result::evidence)
                    .extracting(line -> line.at("/error/code").asText("ok"))
                    .containsExactly("ok", "ok", "not_answered", "ok");
        }
    }

    @Test
    void a_server_behind_a_url_that_goes_away_ends_it() throws Exception {
        Path file = file(ADD + "{\"tool\":\"slow\",\"arguments\":{\"seconds\":60,\"steps\":60}}\n" + ADD.repeat(20));
        try (LiveRun server = demo("http");
                LiveRun run = new LiveRun(
                        directory, false, List.of("batch", server.out().strip(), file.toString(), "-o", "jsonl"))) {
            run.await("a result", () -> run.out().contains("\"line\":1"));
            server.signal("KILL");
            assertThat(run.awaitEnd(LONG)).as(run::evidence).isEqualTo(4);
            assertThat(run.out().lines().count()).as(run::evidence).isLessThan(5);
            assertThat(run.err()).as(run::evidence).contains(" not run").contains("connection_refused");
        }
    }

    @Test
    void nothing_comes_between_a_question_and_what_a_person_types() throws Exception {
        Path file = file("{\"tool\":\"slow\",\"arguments\":{\"seconds\":2,\"steps\":8}}\n{\"tool\":\"elicit_form\"}\n");
        Path recording = directory.resolve("recording.jsonl");
        List<String> words =
                List.of("batch", "demo", file.toString(), "--parallel", "2", "--record", recording.toString());
        try (PseudoTerminal terminal =
                PseudoTerminal.mcpctl(directory, words).with("NO_COLOR", "1").start()) {
            terminal.awaitText("Name:");
            // The other line is done while nobody answers, and could be printed.
            terminal.await("the end of the slow call", shown -> recorded(recording, "done, all 8 steps"));
            terminal.enter("/c").awaitText("2 done").exitsWith(0);
            assertThat(terminal.everything())
                    .as(terminal.evidence())
                    .contains("Name: /c\nline 1: tool slow\ndone, all 8 steps\n\nline 2: tool elicit_form\n");
        }
    }

    private static boolean recorded(Path recording, String text) {
        try {
            return Files.readString(recording).contains(text);
        } catch (IOException notYet) {
            return false;
        }
    }
}
