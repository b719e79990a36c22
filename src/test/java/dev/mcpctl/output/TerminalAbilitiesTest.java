package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalAbilitiesTest {

    private static TerminalAbilities of(String variables) {
        Map<String, String> environment = new HashMap<>();
        for (String pair : variables.split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                environment.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return TerminalAbilities.of(environment::get);
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm-kitty, KITTY, true",
        "TERM=xterm-256color KITTY_WINDOW_ID=1, KITTY, true",
        "TERM_PROGRAM=iTerm.app, ITERM2, true",
        "LC_TERMINAL=iTerm2, ITERM2, true",
        "TERM_PROGRAM=vscode, NONE, true",
        "TERM_PROGRAM=Apple_Terminal, NONE, false",
        "TERM=foot, SIXEL, true",
        "TERM=xterm-256color, NONE, false",
        "TERM=xterm-256color VTE_VERSION=7200, NONE, true",
        "TERM=xterm-256color VTE_VERSION=4200, NONE, false",
        "TERM=xterm-256color VTE_VERSION=x, NONE, false",
        "TERM=screen-256color KITTY_WINDOW_ID=1, NONE, false",
        "TERM=xterm-kitty TMUX=/tmp/x, NONE, false",
        "TERM=dumb KITTY_WINDOW_ID=1, NONE, false",
        "TERM=xterm-kitty MCPCTL_IMAGES=none FORCE_HYPERLINK=0, NONE, false",
        "TERM=xterm MCPCTL_IMAGES=sixel FORCE_HYPERLINK=1, SIXEL, true",
        "TERM=xterm MCPCTL_IMAGES=nonsense, NONE, false"
    })
    void terminals_are_known_by_their_variables(String variables, TerminalAbilities.Pictures pictures, boolean links) {
        assertThat(of(variables)).isEqualTo(new TerminalAbilities(pictures, links));
    }

    @Test
    void a_pipe_has_no_abilities_whatever_the_variables_say() {
        assertThat(ConsoleTraits.of(Terminals.of("02"), Map.of("TERM", "xterm-kitty")::get)
                        .abilities())
                .isNull();
    }

    @Test
    void the_size_that_the_terminal_said_wins_unless_it_is_none() {
        ConsoleTraits traits = ConsoleTraits.of(Terminals.of("012"), Map.<String, String>of()::get);
        assertThat(traits.withSize("50 132").width()).isEqualTo(132);
        assertThat(traits.withSize("50 132").height()).isEqualTo(50);
        assertThat(traits.withSize("").width()).isEqualTo(80);
        assertThat(traits.withSize("0 0").width()).isEqualTo(80);
        assertThat(traits.withSize("rubbish here").height()).isZero();
    }
}
