package dev.mcpctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.servers.ServerCatalog;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import dev.mcpctl.testing.HttpServerProcess;
import dev.mcpctl.testing.ProcessWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packaged {@code proxy} and {@code mock} between our own client and servers that nobody here wrote: they change nothing,
 * and whoever of the three dies, the other two end as they should and the recording is whole.
 */
@Execution(ExecutionMode.CONCURRENT)
class ProxyIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String MCPCTL = Path.of(
                    System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
            .toAbsolutePath()
            .toString();

    /** Some tools of this server are registered a moment after the handshake: they are listed last. */
    private static final String EVERYTHING = """
            call get-sum a=2 b=40 -o json
            call trigger-long-running-operation duration=1 steps=2 -o jsonl
            call trigger-sampling-request prompt=hi maxTokens=5 -o json
            read demo://resource/static/document/features.md
            prompt args-prompt city=Oslo state=Viken -o json
            complete completable-prompt department E -o json
            list -o json
            """;

    private static final String GUIDE = """
            list -o json
            call add a=2 b:=3 -o json
            call weather city=Oslo -o json
            call greet -o json
            read guide://cities
            prompt plan_trip city=Oslo days=2 -o json
            complete plan_trip city T -o json
            """;

    private static final List<String> ANSWERS = List.of("--sample-reply", "sampled", "--elicit", "accept-defaults");
    private static final List<String> LONG_CALL =
            List.of("trigger-long-running-operation", "duration=100", "steps=100", "--timeout", "100s");

    @TempDir
    private Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close_all() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** What stands on either side of the proxy. */
    enum Way {
        STDIO_STDIO,
        STDIO_HTTP,
        HTTP_STDIO,
        HTTP_HTTP,
        /** HTTP with SSE of 2024-11-05 on both sides. */
        SSE_SSE;

        boolean listens() {
            return this == HTTP_STDIO || this == HTTP_HTTP || this == SSE_SSE;
        }

        boolean startsServer() {
            return this == STDIO_STDIO || this == HTTP_STDIO;
        }
    }

    private <T extends AutoCloseable> T keep(T each) {
        open.add(0, each);
        return each;
    }

    private Path recording() {
        return directory.resolve("r.jsonl");
    }

    private static List<String> words(List<?>... parts) {
        List<String> words = new ArrayList<>();
        for (List<?> part : parts) {
            part.forEach(each -> words.add(String.valueOf(each)));
        }
        return words;
    }

    /** The words that name the server itself, which runs then if it has to. */
    private List<String> server(Way way, String name) {
        if (way.startsServer()) {
            return words(List.of("--"), ServerCatalog.installed().entry(name).command());
        }
        return List.of(website(way == Way.SSE_SSE ? name + "-sse" : name).url());
    }

    private record Website(HttpServerProcess process, String url) {}

    private Website website(String name) {
        ServerCatalog.Entry entry = ServerCatalog.overHttp().entry(name);
        HttpServerProcess process =
                keep(HttpServerProcess.start(entry.command(), entry.environment(), directory.resolve("server.log")));
        return new Website(process, process.url(entry.url()));
    }

    /** The words that name the proxy in front of a server. */
    private List<String> proxied(Way way, List<String> server) throws IOException {
        List<String> proxy = words(List.of("proxy", "--record", recording()), server);
        if (!way.listens()) {
            return words(List.of("--", MCPCTL), proxy);
        }
        proxy.addAll(proxy.indexOf("--") < 0 ? proxy.size() : proxy.indexOf("--"), List.of("--listen", "0"));
        return List.of(url(keep(new LiveRun(directory, false, proxy))));
    }

    private static String url(LiveRun listening) {
        listening.await("a URL on stdout", () -> listening.out().endsWith("\n"));
        return listening.out().strip();
    }

    private String answers(String script, List<String> server, String protocol) throws IOException {
        CommandResult result = Distribution.at(directory)
                .run(words(List.of("repl", "--protocol", protocol), ANSWERS, server))
                .stdin(script)
                .within(LONG)
                .run()
                .exitsWith(0)
                .leavesNothingRunning();
        return comparable(result.out());
    }

    /**
     * Where a message changes the transport it is written anew, so that only its meaning counts. When a log message comes is
     * chance, and a progress token counts the requests that finding out the protocol took.
     */
    private static String comparable(String out) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : out.split("\n", -1)) {
            if (!line.startsWith("{")) {
                lines.add(line);
                continue;
            }
            JsonNode json = MAPPER.readTree(line);
            if (json instanceof ObjectNode event) {
                event.remove("progressToken");
            }
            if (!json.path("type").asText().equals("log")) {
                lines.add(json.toString());
            }
        }
        return String.join("\n", lines);
    }

    private LiveRun proxyRun() {
        return (LiveRun) open.get(0);
    }

    /** Ends what listens as a user would. */
    private void stop(LiveRun listening) throws IOException, InterruptedException {
        listening.signal("TERM");
        assertThat(listening.awaitEnd(LONG)).as(listening::evidence).isEqualTo(143);
        assertThat(listening.leftOneSecondLater()).as(listening::evidence).isEmpty();
    }

    private List<JsonNode> wholeRecording() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(recording(), UTF_8)) {
            events.add(MAPPER.readTree(line));
        }
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).path("seq").asInt()).isEqualTo(i);
        }
        assertThat(events.get(events.size() - 1).path("kind").asText()).isEqualTo("end");
        CommandResult shown = Distribution.at(directory)
                .run(List.of("show", recording().toString()))
                .run()
                .exitsWith(0);
        assertThat(shown.err()).isEmpty();
        return events;
    }

    @ParameterizedTest
    @CsvSource({
        "STDIO_STDIO, everything, legacy",
        "STDIO_HTTP,  everything, legacy",
        "HTTP_STDIO,  everything, legacy",
        "HTTP_HTTP,   everything, legacy",
        "SSE_SSE,     everything, legacy",
        "STDIO_STDIO, typescript-v2, modern",
        "STDIO_HTTP,  typescript-v2, modern",
        "HTTP_STDIO,  typescript-v2, modern",
        "HTTP_HTTP,   typescript-v2, modern",
        "HTTP_HTTP,   python-mcp, legacy",
        "STDIO_HTTP,  python-mcp, modern",
    })
    void our_client_gets_the_same_from_server_proxy_and_mock(Way way, String name, String protocol) throws Exception {
        String script = name.equals("everything") ? EVERYTHING : GUIDE;
        List<String> server = server(way, name);
        String direct = answers(script, server, protocol);

        assertThat(answers(script, proxied(way, server), protocol)).isEqualTo(direct);
        if (way.listens()) {
            stop(proxyRun());
        }
        assertThat(wholeRecording().toString()).contains("tools/list", "tools/call", "completion/complete");

        assertThat(answers(script, List.of("--", MCPCTL, "mock", recording().toString()), protocol))
                .isEqualTo(direct);
        LiveRun mock =
                keep(new LiveRun(directory, false, List.of("mock", recording().toString(), "--listen", "0")));
        assertThat(answers(script, List.of(url(mock)), protocol)).isEqualTo(direct);
        stop(mock);
    }

    private LiveRun caller(List<String> server) throws IOException {
        List<String> call = List.of("call");
        boolean url = server.size() == 1;
        LiveRun caller = keep(
                new LiveRun(directory, false, url ? words(call, server, LONG_CALL) : words(call, LONG_CALL, server)));
        caller.awaitText(recording(), "\\\"method\\\":\\\"tools/call\\\"");
        return caller;
    }

    private static List<ProcessHandle> processes(LiveRun run, String part, String not) {
        List<ProcessHandle> processes = new ArrayList<>();
        for (ProcessWatch.Found each : run.alive()) {
            if (each.command().contains(part) && !each.command().contains(not)) {
                ProcessHandle.of(each.pid()).ifPresent(processes::add);
            }
        }
        assertThat(processes).as(run::evidence).isNotEmpty();
        return processes;
    }

    /** The proxy when it is the child of its host. */
    private static ProcessHandle proxy(LiveRun caller) {
        return processes(caller, " proxy --record", " call ").get(0);
    }

    /** A bridge may have started one for each session, and one for all that knows no sessions. */
    private static void killStartedServers(LiveRun run) {
        processes(run, "server-everything", "mcpctl.jar").forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void a_server_on_stdio_that_dies_takes_the_proxy_with_it() throws Exception {
        LiveRun caller = caller(proxied(Way.STDIO_STDIO, server(Way.STDIO_STDIO, "everything")));
        killStartedServers(caller);

        assertThat(caller.awaitEnd(LONG)).as(caller::evidence).isEqualTo(4);
        assertThat(caller.leftOneSecondLater()).as(caller::evidence).isEmpty();
        assertThat(caller.err()).contains("SIGKILL");
        assertThat(wholeRecording().toString()).contains("process-ended");
    }

    @Test
    void a_server_behind_a_url_that_dies_fails_the_call_of_a_host_on_stdio() throws Exception {
        Website website = website("everything");
        LiveRun caller = caller(proxied(Way.STDIO_HTTP, List.of(website.url())));
        website.process().close();

        assertThat(caller.awaitEnd(LONG)).as(caller::evidence).isIn(4, 6);
        assertThat(caller.leftOneSecondLater()).as(caller::evidence).isEmpty();
        wholeRecording();
    }

    @Test
    void a_server_on_stdio_that_dies_fails_the_call_and_the_next_host_gets_another_one() throws Exception {
        List<String> proxied = proxied(Way.HTTP_STDIO, server(Way.HTTP_STDIO, "everything"));
        LiveRun proxy = proxyRun();
        LiveRun caller = caller(proxied);
        killStartedServers(proxy);

        assertThat(caller.awaitEnd(LONG)).as(caller::evidence).isEqualTo(6);
        assertThat(caller.err()).contains("SIGKILL");
        assertThat(answers("call get-sum a=1 b=2", proxied, "legacy")).contains("is 3");
        stop(proxy);
        wholeRecording();
    }

    @Test
    void a_server_behind_a_url_that_dies_is_a_bad_gateway_until_it_is_there_again() throws Exception {
        Website website = website("everything");
        List<String> proxied = proxied(Way.HTTP_HTTP, List.of(website.url()));
        LiveRun proxy = proxyRun();
        LiveRun caller = caller(proxied);
        website.process().close();

        assertThat(caller.awaitEnd(LONG)).as(caller::evidence).isEqualTo(4);
        Distribution.at(directory)
                .run(words(List.of("list"), proxied))
                .run()
                .exitsWith(4)
                .explains("502");
        assertThat(proxy.err()).contains("the server cannot be reached");
        stop(proxy);
        wholeRecording();
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"STDIO_STDIO", "STDIO_HTTP"})
    void a_host_that_is_killed_leaves_nothing_behind(Way way) throws Exception {
        LiveRun caller = caller(proxied(way, server(way, "everything")));
        caller.signal("KILL");

        caller.awaitEnd(LONG);
        assertThat(left(caller)).as(caller::evidence).isEmpty();
        wholeRecording();
    }

    /** A server has its own time to end: two seconds after the end of its input, two more after SIGTERM. */
    private static List<ProcessWatch.Found> left(LiveRun run) {
        List<ProcessWatch.Found> left = run.leftOneSecondLater();
        for (int seconds = 1; !left.isEmpty() && seconds < 6; seconds++) {
            left = run.leftOneSecondLater();
        }
        return left;
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"HTTP_STDIO", "HTTP_HTTP", "SSE_SSE"})
    void a_host_that_is_killed_does_not_disturb_the_next_one(Way way) throws Exception {
        List<String> proxied = proxied(way, server(way, "everything"));
        LiveRun proxy = proxyRun();
        LiveRun caller = caller(proxied);
        caller.signal("KILL");
        caller.awaitEnd(LONG);

        assertThat(answers("call get-sum a=1 b=2", proxied, "legacy")).contains("is 3");
        stop(proxy);
        wholeRecording();
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"STDIO_STDIO", "STDIO_HTTP"})
    void a_proxy_that_is_terminated_ends_the_server_and_its_recording(Way way) throws Exception {
        LiveRun caller = caller(proxied(way, server(way, "everything")));
        proxy(caller).destroy();

        assertThat(caller.awaitEnd(LONG)).as(caller::evidence).isIn(4, 6);
        assertThat(caller.leftOneSecondLater()).as(caller::evidence).isEmpty();
        wholeRecording();
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"HTTP_STDIO", "HTTP_HTTP", "SSE_SSE"})
    void a_proxy_that_is_terminated_while_a_call_runs_ends_all_the_same(Way way) throws Exception {
        List<String> proxied = proxied(way, server(way, "everything"));
        LiveRun proxy = proxyRun();
        LiveRun caller = caller(proxied);
        stop(proxy);

        assertThat(caller.awaitEnd(LONG)).as(caller::evidence).isIn(4, 6);
        wholeRecording();
    }

    @Test
    void a_proxy_that_is_killed_leaves_a_recording_up_to_there_and_no_server() throws Exception {
        LiveRun caller = caller(proxied(Way.STDIO_STDIO, server(Way.STDIO_STDIO, "everything")));
        proxy(caller).destroyForcibly();

        assertThat(caller.awaitEnd(LONG)).as(caller::evidence).isEqualTo(4);
        assertThat(left(caller)).as(caller::evidence).isEmpty();
        Distribution.at(directory)
                .run(List.of("show", recording().toString(), "--filter", "tools/call"))
                .run()
                .exitsWith(0)
                .printsPart("trigger-long-running-operation")
                .explains("the recording has no end");
    }
}
