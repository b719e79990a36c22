package dev.mcpctl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.testing.PseudoTerminal.Keystroke;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The terminal that other tests trust. */
@Timeout(120)
class PseudoTerminalTest {

    @Test
    void a_program_sees_a_terminal_of_the_size_asked_for() {
        try (PseudoTerminal terminal =
                PseudoTerminal.of("stty", "size").sized(101, 33).start()) {
            terminal.exitsWith(0);
            assertThat(terminal.screen()).isEqualTo("33 101");
        }
    }

    @Test
    void all_three_streams_are_the_terminal_and_the_program_leads_its_session() {
        String script = "[ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo terminals; ps -o sid= -p $$; echo $$ >/dev/tty";
        try (PseudoTerminal terminal = PseudoTerminal.of("sh", "-c", script).start()) {
            terminal.exitsWith(0);
            assertThat(terminal.screen().lines().map(String::strip))
                    .containsExactly("terminals", "" + terminal.pid(), "" + terminal.pid());
        }
    }

    @Test
    void what_is_typed_is_echoed_and_read() {
        try (PseudoTerminal terminal = PseudoTerminal.of("sh", "-c", "read line; echo \"<$line>\"; exit 3")
                .start()) {
            terminal.enter("grüße").awaitText("<grüße>").exitsWith(3);
            assertThat(terminal.screen()).isEqualTo("grüße\n<grüße>");
        }
    }

    @Test
    void ctrl_c_ends_the_program_in_front_and_the_exit_code_says_so() {
        try (PseudoTerminal terminal = PseudoTerminal.of("cat").start()) {
            terminal.enter("there").await("it twice", shown -> shown.equals("there\nthere"));
            terminal.press(Keystroke.CTRL_C).exitsWith(130);
            assertThat(terminal.leftOneSecondLater()).isEmpty();
        }
    }

    @Test
    void a_program_is_told_of_a_new_size() {
        String script = "trap 'stty size; exit 0' WINCH; echo ready; while :; do read line; done";
        try (PseudoTerminal terminal = PseudoTerminal.of("sh", "-c", script).start()) {
            terminal.awaitText("ready").resize(60, 10).awaitText("10 60").press(Keystroke.ENTER);
            terminal.exitsWith(0);
        }
    }

    @Test
    void the_screen_obeys_what_moves_the_cursor_and_knows_how_text_looks() {
        String script = "printf 'wrong\\rright\\n\\033[1mbold\\033[0m \\033[4munder\\033[0m \\033[31mred\\033[0m\\n'";
        try (PseudoTerminal terminal = PseudoTerminal.of("sh", "-c", script).start()) {
            terminal.exitsWith(0);
            assertThat(terminal.screen()).isEqualTo("right\nbold under red");
            assertThat(terminal.look("bold").bold()).isTrue();
            assertThat(terminal.look("under").underlined()).isTrue();
            assertThat(terminal.look("red").coloured()).isTrue();
            assertThat(terminal.look("right").bold()).isFalse();
        }
    }

    @Test
    void what_has_scrolled_off_is_kept() {
        try (PseudoTerminal terminal =
                PseudoTerminal.of("seq", "1", "50").sized(40, 5).start()) {
            terminal.exitsWith(0);
            assertThat(terminal.screen()).startsWith("47\n").doesNotContain("46");
            assertThat(terminal.everything().lines()).hasSize(50).startsWith("1", "2");
        }
    }

    @Test
    void a_wait_in_vain_shows_the_screen() {
        try (PseudoTerminal terminal =
                PseudoTerminal.of("echo", "something else").start()) {
            assertThatThrownBy(() -> terminal.awaitText("what never comes"))
                    .hasMessageContaining("what never comes")
                    .hasMessageContaining("something else");
        }
    }

    @Test
    void mcpctl_runs_at_it(@TempDir Path home) {
        try (PseudoTerminal terminal = PseudoTerminal.classes(home, List.of("call", "demo", "echo", "message=hello"))
                .start()) {
            terminal.exitsWith(0);
            assertThat(terminal.screen()).isEqualTo("hello");
            assertThat(terminal.leftOneSecondLater()).isEmpty();
        }
    }
}
