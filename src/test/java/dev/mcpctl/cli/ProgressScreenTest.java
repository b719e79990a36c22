package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.PseudoTerminal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress and a flood of log messages as a person sees them, on a terminal of its own. */
class ProgressScreenTest {

    @TempDir
    private Path home;

    private PseudoTerminal run(String... words) {
        return PseudoTerminal.classes(home, List.of(words)).start();
    }

    @Test
    void a_line_shows_how_far_it_is_and_makes_room_for_the_result() {
        long start = System.nanoTime();
        try (PseudoTerminal terminal = run("call", "demo", "slow", "seconds=4", "steps=400")) {
            terminal.awaitScreen("a share", screen -> screen.contains("demo: 2") && screen.contains(" % step "));
            terminal.exitsWith(0);
            assertThat(terminal.screen().strip()).isEqualTo("done, all 400 steps");
            long tenths = (System.nanoTime() - start) / 100_000_000;
            assertThat(terminal.written().split(" % step ", -1)).hasSizeBetween(5, (int) tenths + 1);
        }
    }

    @Test
    void a_flood_of_log_messages_leaves_the_terminal_usable() {
        try (PseudoTerminal terminal =
                run("call", "demo", "log", "times=100000", "level=info", "--log-level", "info")) {
            terminal.exitsWith(0);
            assertThat(terminal.everything()).contains("more log messages in the same second");
            // What the last second hid is told when the run ends, behind the result.
            assertThat(terminal.screen()).contains("sent 100000 log messages");
            assertThat(terminal.written().length()).isLessThan(1_000_000);
        }
    }

    @Test
    void what_is_over_within_half_a_second_shows_nothing() {
        try (PseudoTerminal terminal = run("call", "demo", "echo", "message=hi")) {
            terminal.exitsWith(0);
            assertThat(terminal.written()).doesNotContain("%");
            assertThat(terminal.screen().strip()).isEqualTo("hi");
        }
    }
}
