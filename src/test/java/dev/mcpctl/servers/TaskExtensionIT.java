package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import dev.mcpctl.testing.Distribution;
import dev.mcpctl.testing.HttpServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The extension {@code io.modelcontextprotocol/tasks} of 2026-07-28 as FastMCP has it. */
class TaskExtensionIT {

    private static final ServerCatalog.Entry OVER_STDIO =
            ServerCatalog.installed().entry("python-tasks");
    private static final ServerCatalog.Entry OVER_HTTP =
            ServerCatalog.overHttp().entry("python-tasks");

    @TempDir
    private static Path home;

    private static HttpServerProcess server;
    private static String url;

    @BeforeAll
    static void start_the_server() {
        server = HttpServerProcess.start(OVER_HTTP.command(), OVER_HTTP.environment(), home.resolve("server.log"));
        url = server.url(OVER_HTTP.url());
    }

    @AfterAll
    static void stop_the_server() {
        server.close();
    }

    private static CommandResult overHttp(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, url));
        words.addAll(List.of(more));
        return Distribution.at(home)
                .run(words)
                .within(Duration.ofSeconds(90))
                .run()
                .leavesNothingRunning();
    }

    private static CommandResult overStdio(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(more));
        words.add("--");
        words.addAll(OVER_STDIO.command());
        CommandRun run = Distribution.at(home).run(words).within(Duration.ofSeconds(90));
        OVER_STDIO.environment().forEach(run::with);
        return run.run().leavesNothingRunning();
    }

    private static String detached(String... call) {
        List<String> words = new ArrayList<>(List.of(call));
        words.addAll(List.of("--detach", "-o", "json"));
        JsonNode task =
                overHttp("call", words.toArray(new String[0])).exitsWith(0).json();
        assertThat(task.path("resultType").asText()).isEqualTo("task");
        return task.path("taskId").asText();
    }

    @ParameterizedTest
    @CsvSource({"accept-defaults, hello stranger", "decline, hello nobody"})
    void what_a_task_asks_in_the_middle_is_answered(String how, String greeting) {
        overStdio("call", "greet", "--elicit", how).exitsWith(0).prints(greeting + "\n");
        overHttp("call", "greet", "--elicit", how).exitsWith(0).prints(greeting + "\n");
    }

    @Test
    void nobody_to_ask_is_exit_8_with_the_rule_that_would_answer() {
        overStdio("call", "greet").exitsWith(8).prints("").explains("asks for input: Who are you?");
    }

    @Test
    void a_task_outlives_the_run_that_began_it() {
        String task = detached("count", "to=30");

        assertThat(overHttp("tasks", "get", task, "--jq", ".status")
                        .exitsWith(0)
                        .out())
                .isEqualTo("working\n");
        overHttp("tasks", "result", task).exitsWith(1).prints("").explains("has no result yet");
        overHttp("tasks", "wait", task).exitsWith(0).prints("counted to 30\n");
        overHttp("tasks", "result", task).exitsWith(0).prints("counted to 30\n");
    }

    @Test
    void a_cancelled_task_says_so_to_whoever_waits() {
        String task = detached("count", "to=3000");

        overHttp("tasks", "cancel", task).exitsWith(0);

        overHttp("tasks", "wait", task).exitsWith(5).explains("was cancelled");
    }

    @Test
    void the_deadline_cancels_the_task() {
        CommandResult result = overHttp("call", "count", "to=3000", "--max-time", "3s", "-o", "json");

        String task = result.exitsWith(7).failure().at("/error/task_id").asText();
        assertThat(overHttp("tasks", "get", task, "--jq", ".status")
                        .exitsWith(0)
                        .out())
                .isEqualTo("cancelled\n");
    }

    @Test
    void a_question_that_waits_is_answered_by_a_later_run() {
        String task = detached("greet");

        overHttp("tasks", "wait", task, "--elicit", "accept-defaults")
                .exitsWith(0)
                .prints("hello stranger\n");
    }

    @Test
    void a_task_that_fails_is_exit_5() {
        String task = detached("fail", "reason=rain");

        overHttp("tasks", "wait", task).exitsWith(5).prints("cannot do it: rain\n");
    }

    @Test
    void an_id_from_nowhere_is_the_servers_error() {
        overHttp("tasks", "get", "nowhere").exitsWith(6).explains("Task nowhere not found");
        overHttp("tasks", "get", "-nowhere").exitsWith(6).explains("Task -nowhere not found");
    }
}
