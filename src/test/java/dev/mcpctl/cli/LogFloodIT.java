package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100,000 log messages in one call, as packaged, with a heap that could not hold them: what was shown is let go. The resident
 * size would say nothing, since the JVM lets garbage lie as long as there is room.
 */
class LogFloodIT {

    private static final int FLOOD = 100_000;

    @TempDir
    private Path home;

    private CommandResult flood(String format) {
        return Distribution.at(home)
                .run(List.of(
                        "call",
                        "demo",
                        "log",
                        "times=" + FLOOD,
                        "level=info",
                        "message=" + "m".repeat(200),
                        "--log-level",
                        "info",
                        "-o",
                        format))
                .with("MCPCTL_JAVA_OPTS", "-Xmx32m")
                .within(Duration.ofSeconds(90))
                .run()
                .leavesNothingRunning()
                .exitsWith(0);
    }

    @Test
    void none_of_them_is_lost_on_the_way_to_a_pipe_and_none_is_kept() {
        CommandResult result = flood("human");
        assertThat(result.err().lines().filter(("[info] demo: " + "m".repeat(200))::equals))
                .hasSize(FLOOD);
        assertThat(result.out()).isEqualTo("sent " + FLOOD + " log messages\n");
    }

    @Test
    void as_events_they_go_to_stdout_before_the_result() {
        CommandResult result = flood("jsonl");
        assertThat(result.out().lines().filter(line -> line.startsWith("{\"type\":\"log\"")))
                .hasSize(FLOOD);
        assertThat(result.out().lines()).last().asString().startsWith("{\"type\":\"result\"");
    }
}
