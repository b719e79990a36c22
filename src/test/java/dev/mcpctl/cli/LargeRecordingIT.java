package dev.mcpctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording several times as large as all memory that the packaged program gets, with one message that alone is too large. */
class LargeRecordingIT {

    private static final String HEAP = "-Xmx64m";
    private static final int CALLS = 12_000;
    private static final int TEXT = 25_000;
    private static final int LARGEST = 40 << 20;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private static Path directory;

    /** {@code tools/call} of {@code echo} with messages from 0 on, and in their middle one with the answer that is too large. */
    @BeforeAll
    static void write() throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(recording()), 1 << 20)) {
            line(
                    file,
                    "{\"mcpctl\":\"recording\",\"format\":1,\"started\":\"2026-11-26T20:00:00Z\",\"server\":\"big\"}");
            asked(file, 1, "initialize", "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}");
            answered(
                    file,
                    1,
                    "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
                            + "\"serverInfo\":{\"name\":\"big\",\"version\":\"1\"}}");
            asked(file, 2, "tools/list", "{}");
            answered(file, 2, "{\"tools\":[{\"name\":\"echo\",\"inputSchema\":{\"type\":\"object\"}}]}");
            String text = "x".repeat(TEXT);
            for (int i = 0; i < CALLS; i++) {
                asked(file, i + 3, "tools/call", "{\"name\":\"echo\",\"arguments\":{\"message\":\"m" + i + "\"}}");
                String answer = i == CALLS / 2 ? "y".repeat(LARGEST) : "m" + i + " " + text;
                answered(file, i + 3, "{\"content\":[{\"type\":\"text\",\"text\":\"" + answer + "\"}]}");
            }
            line(file, "{\"kind\":\"end\"}");
        }
        assertThat(Files.size(recording())).isGreaterThan(300 << 20);
    }

    private static Path recording() {
        return directory.resolve("large.jsonl");
    }

    private static void line(OutputStream file, String line) throws IOException {
        file.write((line + "\n").getBytes(UTF_8));
    }

    private static void asked(OutputStream file, int id, String method, String params) throws IOException {
        message(
                file,
                "to-server",
                "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private static void answered(OutputStream file, int id, String result) throws IOException {
        message(file, "to-client", "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
    }

    private static void message(OutputStream file, String direction, String text) throws IOException {
        line(
                file,
                "{\"kind\":\"message\",\"direction\":\"" + direction + "\",\"size\":" + text.length() + ",\"text\":\""
                        + text.replace("\"", "\\\"") + "\"}");
    }

    private static CommandResult run(String... words) {
        return Distribution.at(directory)
                .run(List.of(words))
                .with("MCPCTL_JAVA_OPTS", HEAP)
                .in(directory)
                .within(LONG)
                .run()
                .leavesNothingRunning();
    }

    @Test
    void show_prints_every_event_and_of_the_largest_one_what_it_is() {
        CommandResult shown = run("show", "large.jsonl").exitsWith(0);
        List<String> lines = shown.out().lines().toList();
        assertThat(lines).hasSizeGreaterThan(2 * CALLS);
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("result of tools/call", "40.0 MiB"));
        shown.explains(" MiB: only its beginning was read; give it more memory: MCPCTL_JAVA_OPTS=-Xmx1g");
    }

    @Test
    void show_chooses() {
        CommandResult chosen = run("show", "large.jsonl", "--filter", "#7", "--jq", ".json.method // .size")
                .exitsWith(0);
        assertThat(chosen.out()).isEqualTo("tools/call\n" + (TEXT + 76) + "\n");
    }

    @Test
    void the_page_is_written_and_says_what_it_lacks() throws IOException {
        run("show", "large.jsonl", "--html", "large.html").exitsWith(0);
        assertThat(Files.size(directory.resolve("large.html"))).isBetween(90L << 20, 200L << 20);
    }

    @ParameterizedTest
    @CsvSource({"har, 290", "otlp, 5", "mermaid, 0"})
    void other_forms_are_written(String form, long megabytes) throws IOException {
        Path file = directory.resolve("large." + form);
        run("show", "large.jsonl", "--export", form, "-O", file.toString()).exitsWith(0);
        assertThat(Files.size(file)).isGreaterThan((megabytes << 20) + 100_000);
        Files.delete(file);
    }

    private static List<String> mock() {
        return List.of(
                "--start-timeout",
                "120s",
                "--",
                Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
                        .toAbsolutePath()
                        .toString(),
                "mock",
                "large.jsonl");
    }

    private static CommandResult withMock(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(mock());
        return run(line.toArray(new String[0]));
    }

    @Test
    void mock_answers_from_anywhere_in_it() {
        String last = "m" + (CALLS - 1);
        withMock("call", "echo", "message=" + last).exitsWith(0).prints(last + " " + "x".repeat(TEXT) + "\n");
        withMock("call", "echo", "message=m1").exitsWith(0).prints("m1 " + "x".repeat(TEXT) + "\n");
    }

    @Test
    void mock_says_what_it_cannot_answer() {
        withMock("call", "echo", "message=m" + CALLS / 2)
                .exitsWith(6)
                .explains("the recording has tools/call 'echo' but no answer to it")
                .explains("only its beginning was read");
        withMock("call", "echo", "message=nothing").exitsWith(6).explains("nearest is tools/call 'echo'");
    }

    @Test
    void replay_asks_all_of_it_again() {
        CommandResult result = withMock("replay", "large.jsonl", "-o", "json").exitsWith(0);
        assertThat(result.json().path("requests").asInt()).isEqualTo(CALLS);
        assertThat(result.json().path("different").asInt()).isZero();
        assertThat(result.json().path("skipped").asInt()).isEqualTo(1);
    }
}
