package dev.mcpctl.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mcpctl.testing.HttpServerProcess;
import dev.mcpctl.testing.ProcessWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code proxy} and {@code mock} in the place of the official everything server, before clients that nobody here wrote: the
 * official inspector's CLI, and a client on the official TypeScript SDK. What they print must be what they print before the
 * server itself.
 */
class StandInIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path INSTALLED =
            Path.of(System.getProperty("mcpctl.servers", "target/servers")).toAbsolutePath();
    private static final Path NPM = INSTALLED.resolve("npm");
    private static final String NODE = INSTALLED.resolve("client-node").toString();
    private static final String MCPCTL = Path.of(
                    System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
            .toAbsolutePath()
            .toString();
    private static final long PATIENCE_SECONDS = 120;
    private static final long LOOK_NANOS = 5_000_000;

    /** What the inspector is told to do. */
    private static final List<List<String>> QUESTIONS = List.of(
            List.of("--method", "tools/list"),
            List.of("--method", "tools/call", "--tool-name", "get-sum", "--tool-arg", "a=2", "--tool-arg", "b=40"),
            List.of("--method", "resources/read", "--uri", "demo://resource/static/document/features.md"),
            List.of("--method", "prompts/get", "--prompt-name", "args-prompt", "--prompt-args", "city=Oslo"));

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private ProcessWatch watch;
    private Process serving;

    @BeforeAll
    static void the_clients_are_installed() {
        assertThat(Path.of(NODE)).as("run src/test/servers/install").isExecutable();
    }

    @BeforeEach
    void watch_processes() {
        watch = ProcessWatch.create();
    }

    @AfterEach
    void nothing_is_left() {
        if (serving != null) {
            serving.destroy();
        }
        List<ProcessWatch.Found> left = watch.awaitNone(Duration.ofSeconds(10));
        watch.killAll();
        assertThat(left).isEmpty();
    }

    private static List<String> everything() {
        return ServerCatalog.installed().entry("everything").command();
    }

    private static List<String> words(Object... parts) {
        List<String> words = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof List<?> list) {
                list.forEach(each -> words.add(each.toString()));
            } else {
                words.add(part.toString());
            }
        }
        return words;
    }

    private ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(name -> name.startsWith("MCPCTL_"));
        builder.environment().put("HOME", shared.toString());
        builder.environment().put(ProcessWatch.VARIABLE, watch.id());
        builder.redirectInput(Path.of("/dev/null").toFile());
        return builder;
    }

    /** Runs a program that has to succeed, and gives what it prints. */
    private String run(List<String> words) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        Process process = builder(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String evidence = String.join(" ", words) + "\n" + Files.readString(out) + "\n" + Files.readString(err);
        assertThat(ended).as(evidence).isTrue();
        assertThat(process.exitValue()).as(evidence).isZero();
        return Files.readString(out);
    }

    private JsonNode sdk(Object... target) throws IOException, InterruptedException {
        Path client = Path.of("src/test/servers/npm/client.mjs").toAbsolutePath();
        return MAPPER.readTree(run(words(NODE, client, NPM, words(target))));
    }

    private String inspector(List<String> question, Object... target) throws IOException, InterruptedException {
        Path main = NPM.resolve("node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js");
        return run(words(NODE, main, "--cli", words(target), question));
    }

    /** A program that is this command line: the inspector takes a {@code --} of its server's for one of its own. */
    private Path script(Object... words) throws IOException {
        Path script = directory.resolve("server.sh");
        String line = "exec '" + String.join("' '", words(words)) + "'\n";
        return Files.writeString(script, line);
    }

    /** Starts one of our servers over HTTP and gives its URL. */
    private String listening(Object... words) throws IOException {
        Path out = Files.createTempFile(directory, "url", "");
        serving = builder(words(MCPCTL, words(words), "--listen", "0"))
                .redirectOutput(out.toFile())
                .redirectError(directory.resolve("serving.err").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.readString(out).endsWith("\n") && serving.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        String url = Files.readString(out).strip();
        assertThat(url).as(Files.readString(directory.resolve("serving.err"))).startsWith("http://");
        return url;
    }

    private static List<JsonNode> events(Path recording) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(recording)) {
            events.add(MAPPER.readTree(line));
        }
        return events;
    }

    private static List<String> messages(Path recording, String direction) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode event : events(recording)) {
            if (event.path("kind").asText().equals("message")
                    && event.path("direction").asText().equals(direction)) {
                texts.add(event.path("text").asText());
            }
        }
        return texts;
    }

    @Test
    void the_sdk_cannot_tell_the_proxy_from_the_server_nor_the_mock_over_stdio_and_http() throws Exception {
        JsonNode direct = sdk(everything());
        Path recording = directory.resolve("sdk.jsonl");
        assertThat(sdk(MCPCTL, "proxy", "--record", recording, "--", everything()))
                .isEqualTo(direct);
        assertThat(sdk(MCPCTL, "mock", recording)).isEqualTo(direct);
        assertThat(sdk(listening("mock", recording))).isEqualTo(direct);
    }

    @Test
    void the_sdk_cannot_tell_a_server_behind_two_bridges_either() throws Exception {
        JsonNode direct = sdk(everything());
        String url = listening("proxy", "--stdio", String.join(" ", everything()));
        assertThat(sdk(url)).isEqualTo(direct);
        assertThat(sdk(MCPCTL, "proxy", url)).isEqualTo(direct);
    }

    @Test
    void the_sdk_cannot_tell_the_proxy_from_a_server_of_the_older_transport() throws Exception {
        ServerCatalog.Entry entry = ServerCatalog.overHttp().entry("everything-sse");
        Path log = directory.resolve("server.log");
        try (HttpServerProcess server = HttpServerProcess.start(entry.command(), entry.environment(), log)) {
            String url = server.url(entry.url());
            JsonNode direct = sdk(url);
            Path recording = directory.resolve("sse.jsonl");
            assertThat(sdk(listening("proxy", "--record", recording, url))).isEqualTo(direct);
            assertThat(messages(recording, "to-server")).anyMatch(text -> text.contains("completion/complete"));
        }
    }

    static Stream<List<String>> questions() {
        return QUESTIONS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void the_inspector_gets_the_same_from_server_proxy_and_mock(List<String> question) throws Exception {
        Path recording = directory.resolve("inspector.jsonl");
        String direct = inspector(question, everything());
        Path proxy = script(MCPCTL, "proxy", "--record", recording, "--", everything());
        assertThat(inspector(question, "/bin/sh", proxy)).isEqualTo(direct);
        assertThat(inspector(question, MCPCTL, "mock", recording)).isEqualTo(direct);
        String url = listening("mock", recording);
        assertThat(inspector(question, url, "--transport", "http")).isEqualTo(direct);
    }

    @Test
    void the_recording_of_a_proxy_holds_every_frame_of_both_sides() throws Exception {
        Path recording = directory.resolve("all.jsonl");
        Path to = directory.resolve("to-server");
        Path from = directory.resolve("from-server");
        String script = "tee '" + to + "' | '" + String.join("' '", everything()) + "' | tee '" + from + "'";
        Path server = Files.writeString(directory.resolve("teed.sh"), script);
        Path proxy = script(MCPCTL, "proxy", "--record", recording, "--", "/bin/sh", server);
        inspector(QUESTIONS.get(1), "/bin/sh", proxy);
        assertThat(messages(recording, "to-server")).isEqualTo(Files.readAllLines(to, UTF_8));
        assertThat(messages(recording, "to-client")).isEqualTo(Files.readAllLines(from, UTF_8));
        List<JsonNode> events = events(recording);
        assertThat(events.get(events.size() - 1).path("kind").asText()).isEqualTo("end");
        assertThat(events.toString())
                .contains("process-started")
                .contains("process-ended")
                .contains("stderr");
    }
}
