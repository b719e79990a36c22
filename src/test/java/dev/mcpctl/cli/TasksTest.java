package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.serve.demo.DemoServer;
import dev.mcpctl.serve.http.HttpServing;
import dev.mcpctl.testing.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks in both designs, against a demo server that outlives each run. */
class TasksTest {

    private static final String LEGACY = "2025-11-25";
    private static final String MODERN = "2026-07-28";

    private static HttpServing serving;
    private static String url;

    @BeforeAll
    static void serve() {
        serving = HttpServing.start(new DemoServer("1"), HttpServing.Protocol.STREAMABLE, "127.0.0.1", 0);
        url = serving.url().toString();
    }

    @AfterAll
    static void stop() {
        serving.close();
    }

    private static CliRun.Result run(String revision, String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, url));
        words.addAll(List.of(more));
        words.addAll(List.of("--protocol", revision));
        return CliRun.run(words.toArray(new String[0]));
    }

    private static CliRun.Result job(String revision, String... more) {
        List<String> words = new ArrayList<>(List.of("job"));
        words.addAll(List.of(more));
        return run(revision, "call", words.toArray(new String[0]));
    }

    private static String detached(String revision, String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        words.addAll(List.of("--detach", "--jq", ".taskId"));
        return job(revision, words.toArray(new String[0])).exits(0).out().strip();
    }

    private static String status(String revision, String id) {
        return run(revision, "tasks", "get", id, "--jq", ".status")
                .exits(0)
                .out()
                .strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {LEGACY, MODERN})
    void a_call_as_a_task_prints_the_tools_own_result_and_names_the_task(String revision) {
        job(revision, "seconds=0.3", "--task")
                .exits(0)
                .prints("the job is done, all 3 steps\n")
                .says("task job-")
                .says("mcpctl tasks " + url + " wait job-");
    }

    @Test
    void a_task_that_nobody_asked_for_is_followed_all_the_same() {
        CliRun.Result result = job(MODERN, "seconds=0.3").exits(0).prints("the job is done, all 3 steps\n");
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {LEGACY, MODERN})
    void a_detached_task_is_picked_up_by_a_later_run(String revision) {
        String id = detached(revision, "seconds=0.5");
        assertThat(status(revision, id)).isIn("working", "completed");
        run(revision, "tasks", "wait", id).exits(0).prints("the job is done, all 3 steps\n");
        assertThat(status(revision, id)).isEqualTo("completed");
        run(revision, "tasks", "result", id).exits(0).prints("the job is done, all 3 steps\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {LEGACY, MODERN})
    void what_a_task_asks_in_the_middle_is_answered(String revision) {
        job(revision, "seconds=0.3", "ask:=true", "--task", "--elicit", "accept-defaults")
                .exits(0)
                .prints("the job of Ada is done, all 3 steps\n");
        String id = detached(revision, "seconds=0.3", "ask:=true");
        run(revision, "tasks", "wait", id, "--elicit", "decline")
                .exits(0)
                .prints("the job of somebody who would not say is done, all 3 steps\n");
    }

    @Test
    void an_answer_can_be_sent_by_its_key_where_the_design_has_a_way() {
        String id = detached(MODERN, "seconds=0.1", "ask:=true");
        Waiting.until(() -> status(MODERN, id).equals("input_required"));
        String answer = "{\"name\":{\"action\":\"accept\",\"content\":{\"name\":\"Grace\"}}}";
        run(MODERN, "tasks", "answer", id, answer).exits(0);
        run(MODERN, "tasks", "wait", id).exits(0).prints("the job of Grace is done, all 3 steps\n");
        run(MODERN, "tasks", "answer", id).exits(0).says("waits for nothing");
        run(MODERN, "tasks", "answer", id, answer).exits(6).says("does not wait for 'name'");
        run(LEGACY, "tasks", "answer", id, answer).refusedAs("a server asks while its result is waited for");
    }

    @ParameterizedTest
    @ValueSource(strings = {LEGACY, MODERN})
    void what_nothing_answers_ends_the_run_and_the_task(String revision) {
        String id = job(revision, "seconds=0.3", "ask:=true", "--task", "-o", "json")
                .exits(8)
                .error()
                .path("task_id")
                .asText();
        assertThat(status(revision, id)).isEqualTo("cancelled");
    }

    @Test
    void waiting_for_a_task_that_asks_leaves_it_to_whoever_can_answer() {
        String id = detached(MODERN, "seconds=0.1", "ask:=true");
        run(MODERN, "tasks", "wait", id).exits(8).says("Whose job is it?");
        assertThat(status(MODERN, id)).isEqualTo("input_required");
        run(MODERN, "tasks", "wait", id, "--elicit", "accept-defaults")
                .exits(0)
                .prints("the job of Ada is done, all 3 steps\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {LEGACY, MODERN})
    void waiting_no_longer_for_a_task_leaves_it_at_work(String revision) {
        String id = detached(revision, "seconds=3600");
        run(revision, "tasks", "wait", id, "--max-time", "2s").exits(7);
        assertThat(status(revision, id)).isEqualTo("working");
        run(revision, "tasks", "cancel", id).exits(0);
    }

    @Test
    void a_task_that_is_left_to_a_server_of_this_run_is_warned_of() {
        CliRun.run("call", "demo", "job", "--detach", "--jq", ".taskId")
                .exits(0)
                .prints("job-1\n")
                .says("warning: the server that this run started ends with it");
    }

    @Test
    void a_task_that_a_server_may_forget_with_the_session_is_warned_of() {
        job(LEGACY, "seconds=0", "--detach").exits(0).says("warning: the session ends with this run");
        assertThat(job(MODERN, "seconds=0", "--detach").exits(0).err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        LEGACY + ",failure,the job failed,tool_error",
        MODERN + ",failure,the job failed,tool_error",
        LEGACY + ",error,'',task_failed",
        MODERN + ",error,'',task_failed"
    })
    void a_task_that_fails_is_exit_5(String revision, String end, String printed, String code) {
        CliRun.Result result = job(revision, "seconds=0.1", "end=" + end, "--task", "-o", "json")
                .exits(5);
        assertThat(result.error().path("code").asText()).isEqualTo(code);
        assertThat(result.out()).contains(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {LEGACY, MODERN})
    void a_task_that_never_ends_is_cancelled_at_the_deadline(String revision) {
        CliRun.Result result = job(revision, "seconds=3600", "--task", "--max-time", "3s", "-o", "json")
                .exits(7);
        String id = result.error().path("task_id").asText();
        assertThat(result.error().path("message").asText()).contains("did not end within --max-time");
        assertThat(status(revision, id)).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {LEGACY, MODERN})
    void a_cancelled_task_is_over_and_cannot_be_cancelled_twice(String revision) {
        String id = detached(revision, "seconds=3600");
        run(revision, "tasks", "cancel", id).exits(0);
        Waiting.until(() -> status(revision, id).equals("cancelled"));
        run(revision, "tasks", "cancel", id).exits(6).says("the task is over");
        assertThat(run(revision, "tasks", "wait", id, "-o", "json")
                        .exits(5)
                        .error()
                        .path("code")
                        .asText())
                .isEqualTo("task_cancelled");
    }

    @ParameterizedTest
    @CsvSource({
        LEGACY + ",get", LEGACY + ",wait", LEGACY + ",result", LEGACY + ",cancel", LEGACY + ",answer",
        MODERN + ",get", MODERN + ",wait", MODERN + ",result", MODERN + ",cancel", MODERN + ",answer"
    })
    void an_id_from_nowhere_is_refused_by_the_server(String revision, String action) {
        run(revision, "tasks", action, "no-such-task").exits(6).says("there is no task 'no-such-task'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-bb6sX4nSgVpZUI8J7", "--6sX4nSgVpZUI8J7"})
    void an_id_may_begin_with_a_dash(String id) {
        run(MODERN, "tasks", "get", id).exits(6).says("there is no task '" + id + "'");
        run(MODERN, "tasks", "answer", id, "{}").exits(6).says("there is no task '" + id + "'");
    }

    @Test
    void what_looks_like_an_option_of_ours_is_no_id() {
        run(MODERN, "tasks", "get", "--timout").refusedAs("did you mean '--timeout'?");
        run(MODERN, "tasks", "get", "x", "-bb6sX4nSgVpZUI8J7").refusedAs("unknown option '-bb6sX4nSgVpZUI8J7'");
        CliRun.run("tasks", "-bb6sX4nSgVpZUI8J7", "get", "x").refusedAs("unknown option '-bb6sX4nSgVpZUI8J7'");
    }

    @Test
    void a_result_that_is_not_there_yet_is_a_no_where_the_design_does_not_wait() {
        String id = detached(MODERN, "seconds=3600");
        CliRun.Result result =
                run(MODERN, "tasks", "result", id, "-o", "json").exits(1).prints("");
        assertThat(result.error().path("code").asText()).isEqualTo("task_not_over");
        run(MODERN, "tasks", "cancel", id).exits(0);
    }

    @Test
    void tasks_are_listed_over_all_pages_where_the_design_has_a_list() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(detached(LEGACY, "seconds=0"));
        }
        JsonNode list = run(LEGACY, "tasks", "list", "-o", "json").exits(0).json();
        List<String> listed = new ArrayList<>();
        list.path("tasks").forEach(task -> listed.add(task.path("taskId").asText()));
        assertThat(listed).containsAll(ids);
        assertThat(run(LEGACY, "tasks", "list", "-o", "name").out().lines()).containsAll(ids);
        assertThat(run(LEGACY, "tasks", "list").exits(0).out().lines()).contains(ids.get(0) + "  completed: ended");
        run(MODERN, "tasks", "list").refusedAs("only who knows a task's id");
    }

    @Test
    void a_task_is_refused_where_revision_server_or_tool_has_none() {
        job("2025-06-18", "--task").refusedAs("cannot be run as a task: the server has no tasks");
        run(LEGACY, "call", "echo", "message=x", "--task").refusedAs("cannot be run as a task: it does not offer that");
        run("2025-06-18", "tasks", "get", "x").refusedAs("tasks came with 2025-11-25");
        run(MODERN, "call", "echo", "message=x", "--task")
                .exits(0)
                .prints("x\n")
                .says("answered at once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "gett x      | unknown action 'gett'",
                "get         | 'get' needs the task's ID",
                "list x      | 'list' takes no ID",
                "get x {}    | only 'answer' takes ANSWERS",
                "answer x [] | ANSWERS must be a JSON object",
                "answer x {  | ANSWERS is no JSON"
            })
    void wrong_words_are_refused_before_anything_is_sent(String words, String sentence) {
        run(MODERN, "tasks", words.split(" ", -1)).refusedAs(sentence);
    }
}
