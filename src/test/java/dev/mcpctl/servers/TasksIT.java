package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import dev.mcpctl.testing.Distribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experimental tasks of 2025-11-25 as the official everything server has them: its one tool runs only as a task. */
class TasksIT {

    private static final ServerCatalog.Entry EVERYTHING =
            ServerCatalog.installed().entry("everything");

    @TempDir
    private Path home;

    private CommandResult research(String... more) {
        List<String> words = new ArrayList<>(List.of("call", "simulate-research-query", "topic=python"));
        words.addAll(List.of(more));
        words.add("--");
        words.addAll(EVERYTHING.command());
        CommandRun run = Distribution.at(home).run(words).within(Duration.ofSeconds(90));
        EVERYTHING.environment().forEach(run::with);
        return run.run().leavesNothingRunning();
    }

    @Test
    void a_tool_that_runs_only_as_a_task_is_run_as_one_unasked() {
        CommandResult result = research().exitsWith(0);
        assertThat(result.out()).startsWith("# Research Report: python\n");
    }

    @Test
    void what_the_task_asks_in_the_middle_is_answered() {
        CommandResult result =
                research("ambiguous:=true", "--elicit", "decline").exitsWith(0);
        assertThat(result.out()).contains("User declined - using default interpretation");
    }

    @Test
    void the_handle_is_printed_when_nobody_waits() {
        assertThat(research("--detach", "--jq", ".status").exitsWith(0).out()).isEqualTo("working\n");
    }

    @Test
    void a_revision_without_tasks_gets_the_servers_own_refusal() {
        assertThat(research("--protocol", "2025-06-18").exitsWith(5).out()).contains("requires task augmentation");
    }
}
