package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import dev.mcpctl.testing.HttpServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged program against every real server over HTTP. Each server is started once. */
@Execution(ExecutionMode.CONCURRENT)
class RealHttpServersIT {

    private static final ServerCatalog CATALOG = ServerCatalog.overHttp();
    private static final List<RealServer> SERVERS = RealServer.overHttp();
    private static final Map<String, HttpServerProcess> RUNNING = new LinkedHashMap<>();

    @TempDir
    private static Path home;

    private static Distribution mcpctl;

    @BeforeAll
    static void start_the_servers() {
        mcpctl = Distribution.at(home);
        for (RealServer server : SERVERS) {
            ServerCatalog.Entry entry = CATALOG.entry(server.name());
            RUNNING.put(
                    server.name(),
                    HttpServerProcess.start(
                            entry.command(), entry.environment(), home.resolve(server.name() + ".log")));
        }
    }

    @AfterAll
    static void stop_the_servers() {
        RUNNING.values().forEach(HttpServerProcess::close);
    }

    private static String url(String server) {
        return RUNNING.get(server).url(CATALOG.entry(server).url());
    }

    /** The server stands behind the command, as people type it. */
    private static CommandResult run(String server, List<String> words) {
        List<String> line = new ArrayList<>(words);
        line.add(1, url(server));
        return mcpctl.run(line).within(Duration.ofSeconds(90)).run().leavesNothingRunning();
    }

    private static CommandResult run(String server, String... words) {
        return run(server, List.of(words));
    }

    private static List<String> with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    static Stream<RealServer> servers() {
        return SERVERS.stream();
    }

    static Stream<Arguments> questions() {
        return servers().flatMap(server -> server.questions().stream().map(question -> arguments(server, question)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("questions")
    void every_command_is_answered(RealServer server, Question question) {
        CommandResult result = run(server.name(), with(question.words(), "-o", "json"));

        Form.JSON.check(result.exitsWith(0), question);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void negotiation_finds_the_newest_common_version_and_info_says_so(RealServer server) {
        run(server.name(), "info").exitsWith(0).printsPart(server.negotiated());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void a_call_in_the_legacy_era_means_the_same(RealServer server) {
        Question call = server.call();

        Form.TEXT.check(
                run(server.name(), with(call.words(), "--protocol", "legacy", "-o", "text"))
                        .exitsWith(0),
                call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void raw_requests_are_answered(RealServer server) {
        CommandResult result =
                run(server.name(), "raw", "tools/list", "-o", "json").exitsWith(0);

        assertThat(result.json().at("/tools/0/name").asText())
                .as(result::evidence)
                .isEqualTo(server.tools().get(0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void the_doctor_finds_nothing_wrong(RealServer server) {
        run(server.name(), "doctor").exitsWith(0).printsPart(server.negotiated());
    }

    static Stream<Arguments> failures() {
        List<Arguments> failures = new ArrayList<>();
        for (RealServer server : SERVERS) {
            if (server.failing() != null) {
                failures.add(arguments(server, server.failing()));
            }
        }
        return failures.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failures")
    void a_tool_that_fails_exits_with_five(RealServer server, Question failing) {
        run(server.name(), failing.words()).exitsWith(5).printsPart(failing.text());
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "typescript-v2, modern",
        "python-mcp, modern",
        "python-mcp, legacy",
        "python-fastmcp, legacy",
    })
    void what_the_server_asks_is_answered_as_the_line_says(String server, String era) {
        run(server, "call", "greet", "--protocol", era, "--elicit", "accept-defaults")
                .exitsWith(0)
                .prints("hello stranger\n");
        run(server, "call", "greet", "--protocol", era).exitsWith(8).explains("Who are you?");
    }

    @ParameterizedTest
    @CsvSource({"everything", "everything-sse"})
    void everything_reports_progress_as_events(String server) {
        CommandResult result =
                run(server, "call", "trigger-long-running-operation", "duration=1", "steps=2", "-o", "jsonl");

        assertThat(result.exitsWith(0).jsonLines())
                .as(result::evidence)
                .extracting(event -> event.path("type").asText())
                .contains("progress")
                .endsWith("result");
    }

    @ParameterizedTest
    @CsvSource({"everything", "everything-sse"})
    void everything_sees_our_roots(String server) {
        run(server, "call", "get-roots-list", "--roots", home.toString())
                .exitsWith(0)
                .printsPart(home.toUri().toString().replaceAll("/$", ""));
    }

    @Test
    void every_installed_server_is_tested() {
        assertThat(SERVERS).extracting(RealServer::name).containsExactlyInAnyOrderElementsOf(CATALOG.names());
    }
}
