package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.TypedLines;
import org.junit.jupiter.api.Test;

/** What a question leaves behind. */
class DialogueTest {

    @Test
    void the_keyboard_is_nobody_s_after_a_question() {
        TypedLines typed = new TypedLines("y\n");
        CliRun.of("call", "demo", "delete_everything", "--confirm")
                .terminals("02")
                .stdin(typed)
                .run()
                .exits(0)
                .says("may destroy something");
        assertThat(typed.awaitReaders()).isEqualTo(1);
    }
}
