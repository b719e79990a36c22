package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.WireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings that are made, shown and turned into other forms. */
class ShowCommandTest {

    private static final String HEADER = """
            {"mcpctl":"recording","format":1,"started":"2026-11-26T20:00:00Z","server":"a \\u001b[31m;server"}
            """;
    private static final String CALL = event(1, "to-server", "tools/call", "\"id\":7,\"params\":{\"name\":\"x\"}");

    @TempDir
    Path directory;

    private static String event(int second, String direction, String method, String rest) {
        String text = "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"," + rest + "}";
        return line(second, direction, text);
    }

    private static String line(int second, String direction, String text) {
        return Json.compact(Json.object()
                        .put("kind", "message")
                        .put("at", "2026-11-26T20:00:0" + second + "Z")
                        .put("direction", direction)
                        .put("text", text))
                + "\n";
    }

    private static String answer(int second, String members) {
        return line(second, "to-client", "{\"jsonrpc\":\"2.0\",\"id\":7," + members + "}");
    }

    private CliRun.Result show(String recording, String... more) throws IOException {
        Files.writeString(directory.resolve("r.jsonl"), recording);
        List<String> words = new ArrayList<>(List.of("show", "r.jsonl"));
        words.addAll(List.of(more));
        return CliRun.of(words).in(directory).run();
    }

    @Test
    void what_a_run_recorded_is_shown_afterwards() throws IOException {
        CliRun.of("call", "demo", "add", "a:=1", "b:=2", "--record", "add.jsonl", "--traceparent", "new")
                .in(directory)
                .run()
                .exits(0)
                .prints("{\"sum\":3}\n");
        CliRun.Result shown = CliRun.of("show", "add.jsonl").in(directory).run().exits(0);
        assertThat(shown.out()).contains("→ #3 tools/call add", "← #3 result of tools/call", "spawn", "total");
        assertThat(shown.err()).isEmpty();
        CliRun.Result spans = CliRun.of("show", "add.jsonl", "--export", "otlp")
                .in(directory)
                .run()
                .exits(0);
        JsonNode list = spans.json().at("/resourceSpans/0/scopeSpans/0/spans");
        String parent = CliRun.of(
                        "show",
                        "add.jsonl",
                        "--filter",
                        "tools/call",
                        "--jq",
                        ".json.params._meta.traceparent // empty")
                .in(directory)
                .run()
                .out()
                .strip();
        assertThat(parent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(list)
                .hasSize(4)
                .allSatisfy(span -> assertThat(parent)
                        .contains(span.path("traceId").asText())
                        .contains(span.path("parentSpanId")
                                .asText(span.path("spanId").asText())));
        assertThat(list.get(2).path("name").asText()).isEqualTo("tools/call add");
    }

    @Test
    void a_slow_answer_is_marked_and_errors_are_told() throws IOException {
        CliRun.Result shown = show(HEADER + CALL + answer(4, "\"error\":{\"code\":-1,\"message\":\"no\\u001b[2Jway\"}"))
                .exits(0);
        assertThat(shown.out())
                .contains("#7 tools/call x", "#7 error of tools/call no\\x1b[2Jway", "3.00 s  slow")
                .doesNotContain("\u001b");
        shown.says("note: the recording has no end");
    }

    @ParameterizedTest
    @CsvSource({
        "tools/call, 2",
        "tools/*, 2",
        "'!tools/*', 1",
        "#7, 2",
        "stderr, 1",
        "'message,stderr', 3",
        "nothing, 0",
        "request, 1",
        "result, 1",
        "error, 0",
        "'message,!result', 1",
        "'*,!stderr', 2"
    })
    void words_choose_events(String words, int count) throws IOException {
        String recording = HEADER + CALL + answer(2, "\"result\":{}") + "{\"kind\":\"stderr\",\"text\":\"oh\"}\n";
        CliRun.Result shown = show(recording, "--filter", words, "-o", "jsonl").exits(0);
        assertThat(shown.out().lines()).as(shown.toString()).hasSize(count);
    }

    @Test
    void jq_sees_the_message_itself() throws IOException {
        show(HEADER + CALL + answer(2, "\"result\":{\"a\":[1]}"), "--jq", ".json.result.a[0] // .json.method")
                .exits(0)
                .prints("tools/call\n1\n");
    }

    @Test
    void following_ends_with_the_recording() throws IOException {
        show(HEADER + CALL + "{\"kind\":\"end\"}\n", "--follow", "-o", "jsonl").exits(0);
    }

    @Test
    void other_programs_get_their_forms() throws IOException {
        String recording = HEADER + CALL + answer(2, "\"result\":{}") + "{\"kind\":\"end\"}\n";
        CliRun.Result mermaid = show(recording, "--export", "mermaid").exits(0);
        assertThat(mermaid.out())
                .startsWith("sequenceDiagram\n")
                .contains(
                        "participant S as a #183;#91;31m#59;server",
                        "C->>S: #35;7 tools/call x",
                        "S-->>C: #35;7 result (1.00 s)");
        JsonNode har = show(recording, "--export", "har").exits(0).json().path("log");
        assertThat(har.path("version").asText()).isEqualTo("1.2");
        assertThat(har.at("/entries/0/time").asDouble()).isEqualTo(1000);
        assertThat(har.at("/entries/0/request/postData/text").asText()).contains("tools/call");
        show(recording, "--export", "har", "-O", "out.har").exits(0).prints("");
        assertThat(directory.resolve("out.har")).isNotEmptyFile();
        show(recording, "--html", "out.html").exits(0).prints("");
        assertThat(directory.resolve("out.html"))
                .content()
                .startsWith("<!doctype html>")
                .doesNotContain("@@");
        show(recording, "--export", "pcap").refusedAs("--export is har, otlp or mermaid, not 'pcap'");
        show(recording, "--export", "har", "--html", "x").refusedAs("exclude each other");
        show(recording, "-O", "x").refusedAs("-O is where --export goes");
    }

    @Test
    void a_collector_gets_the_spans() throws IOException {
        String recording = HEADER + CALL + answer(2, "\"result\":{}") + "{\"kind\":\"end\"}\n";
        try (WireServer collector = WireServer.with((request, reply) -> reply.send(200, "application/json", "{}"))) {
            show(recording, "--export", "otlp", "--collector", collector.url("").toString())
                    .exits(0)
                    .prints("");
            WireServer.Request got = collector.requests().get(0);
            assertThat(got.path()).isEqualTo("/v1/traces");
            assertThat(got.header("content-type")).startsWith("application/json");
            assertThat(got.json()
                            .at("/resourceSpans/0/scopeSpans/0/spans/0/name")
                            .asText())
                    .isEqualTo("tools/call x");
        }
        try (WireServer collector = WireServer.with((request, reply) -> reply.send(400, "", ""))) {
            show(
                            recording,
                            "--export",
                            "otlp",
                            "--collector",
                            collector.url("/x").toString())
                    .exits(4)
                    .says("did not take the document: status 400");
        }
        show(recording, "--export", "otlp", "--collector", "http://127.0.0.1:1").exits(4);
        show(recording, "--export", "otlp", "--collector", "localhost:4318").refusedAs("--collector is no HTTP URL");
        show(recording, "--export", "har", "--collector", "http://127.0.0.1:1")
                .refusedAs("--collector takes --export otlp");
    }

    @Test
    void bad_files_are_refused_and_bad_lines_are_noted() throws IOException {
        show("hello\n").refusedAs("'" + directory.resolve("r.jsonl") + "' does not begin as a recording");
        show("{\"mcpctl\":\"recording\",\"format\":2}\n")
                .refusedAs("is a recording of format 2; this mcpctl reads format 1");
        CliRun.run("show", "/no/such/file").refusedAs("there is no recording '/no/such/file'");
        CliRun.run("show", "/").exits(74);
        show(HEADER + "\u0000\u0001\u0002noise\n" + CALL + CALL.substring(0, 30))
                .exits(0)
                .says("note: line 2 is no JSON")
                .says("note: the last line, 30 bytes, was cut off");
        show(HEADER, "--filter", "a,,b").refusedAs("--filter has an empty word");
    }

    @Test
    void a_disk_that_is_full_does_not_stop_the_command() {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));
        CliRun.run("call", "demo", "add", "a:=1", "b:=2", "--record", "/dev/full")
                .exits(0)
                .prints("{\"sum\":3}\n")
                .says("warning: the recording '/dev/full' is incomplete: No space left on device");
        CliRun.run("call", "demo", "add", "a:=1", "b:=2", "--record", "/no/such/dir/x")
                .exits(74)
                .prints("");
    }

    @Test
    void known_secrets_and_named_places_stay_out_of_recordings_and_traces() throws IOException {
        CliRun.Result result = CliRun.of(
                        "trace",
                        "call",
                        "demo",
                        "echo",
                        "message=my hunter-22 and Tok9-Value, you see",
                        "--env",
                        "DB_PASSWORD=hunter-22",
                        "--redact",
                        "$.params.arguments.message",
                        "-v",
                        "--record",
                        "e.jsonl")
                .with("SOME_TOKEN", "Tok9-Value")
                .in(directory)
                .run()
                .exits(0)
                .prints("my hunter-22 and Tok9-Value, you see\n");
        String file = Files.readString(directory.resolve("e.jsonl"));
        assertThat(file).contains("•••").doesNotContain("hunter-22", "Tok9-Value");
        assertThat(file.lines()
                        .skip(1)
                        .filter(line -> line.contains("tools/call"))
                        .findFirst()
                        .orElse(""))
                .contains("\\\"message\\\":\\\"•••\\\"");
        assertThat(result.err()).contains("•••").doesNotContain("hunter-22", "Tok9-Value");
    }

    @Test
    void trace_stands_in_front_of_commands_that_talk_to_a_server() {
        CliRun.run("trace", "version").refusedAs("'version' talks to no server");
        CliRun.run("trace").refusedAs("COMMAND is missing");
        CliRun.run("trace", "cal", "demo").refusedAs("unknown command 'cal'");
        CliRun.run("trace", "list", "demo", "--trace-filter", ",").refusedAs("--trace-filter has an empty word");
        CliRun.run("list", "demo", "--redact", "x", "--record", "/dev/null").refusedAs("--redact is no JSONPath");
        CliRun.run("list", "demo", "--traceparent", "x").refusedAs("--traceparent is no W3C trace context: 'x'");
        CliRun.Result filtered = CliRun.run(
                        "-v", "trace", "--trace-filter", "tools/*", "list", "demo", "tools", "-o", "name")
                .exits(0);
        assertThat(filtered.err()).contains("tools/list", "total").doesNotContain("server/discover");
        CliRun.run("trace", "--help").exits(0);
    }
}
