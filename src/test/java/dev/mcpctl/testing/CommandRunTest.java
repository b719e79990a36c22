package dev.mcpctl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandRunTest {

    private static CommandRun shell(String script) {
        return CommandRun.of(List.of("/bin/sh", "-c", script)).inheriting("PATH");
    }

    @Test
    void streams_status_input_and_environment_are_what_the_program_saw_and_said() {
        CommandResult result = shell("cat; echo \"$GREETING\"; echo trouble >&2; exit 3")
                .stdin("blåbær\n")
                .with("GREETING", "hei")
                .run();
        result.exitsWith(3).prints("blåbær\nhei\n").explains("trouble").leavesNothingRunning();
    }

    @Test
    void the_environment_of_this_jvm_is_not_passed_on() {
        CommandRun.of(List.of("/usr/bin/env")).run().exitsWith(0);
        String environment = CommandRun.of(List.of("/usr/bin/env")).run().out();
        assertThat(environment.lines()).singleElement().asString().startsWith(TaggedProcesses.VARIABLE + "=");
    }

    @Test
    void a_process_left_in_another_session_is_found_and_ended() {
        CommandResult result =
                shell("setsid sleep 300 >/dev/null 2>&1 & echo started").run();
        assertThatThrownBy(result::leavesNothingRunning)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sleep 300");
        ProcessHandle.of(result.survivors().get(0).pid())
                .ifPresent(sleeper -> assertThat(sleeper.onExit()).succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    void a_process_that_ends_within_the_second_after_the_program_is_no_left_over() {
        shell("setsid sleep 0.1 >/dev/null 2>&1 &").run().exitsWith(0).leavesNothingRunning();
    }

    @Test
    void a_run_over_its_deadline_fails_with_what_was_printed_and_leaves_nothing() {
        Throwable failure = catchThrowable(() ->
                shell("echo so far; sleep 300").within(Duration.ofSeconds(3)).run());
        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not end within PT3S")
                .hasMessageContaining("so far");
    }

    @Test
    void checks_fail_with_the_whole_run_as_evidence() {
        CommandResult result = shell("echo out; echo err >&2; exit 1").run();
        assertThatThrownBy(() -> result.exitsWith(0))
                .hasMessageContaining("exit: 1")
                .hasMessageContaining("stdout: out")
                .hasMessageContaining("stderr: err");
        assertThatThrownBy(result::json)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not one JSON document");
    }

    @Test
    void two_documents_are_not_one_and_a_failure_is_the_last_line() {
        CommandResult result = shell("echo '{}'; echo '{}'; echo note >&2; echo '{\"error\":{\"code\":\"x\"}}' >&2")
                .run();
        assertThatThrownBy(result::json).isInstanceOf(AssertionError.class);
        assertThat(result.jsonLines()).hasSize(2);
        assertThat(result.failure().at("/error/code").textValue()).isEqualTo("x");
    }
}
