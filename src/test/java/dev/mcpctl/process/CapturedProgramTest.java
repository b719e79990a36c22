package dev.mcpctl.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpctl.failure.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are run for what they print. */
class CapturedProgramTest {

    @TempDir
    private Path directory;

    private CapturedProgram.Answer run(String script) {
        return new CapturedProgram(new Host(Platform.LINUX, Map.of("PATH", "/usr/bin:/bin")), 20_000)
                .run(List.of("sh", "-c", script), directory);
    }

    @Test
    void its_words_are_there_although_a_child_of_it_holds_the_pipe() {
        CapturedProgram.Answer answer = run("sleep 5 & echo the-password");

        assertThat(answer).isEqualTo(new CapturedProgram.Answer(0, "the-password\n"));
    }

    @Test
    void what_is_far_too_long_is_cut_and_does_not_block_it() {
        CapturedProgram.Answer answer = run("head -c 1000000 /dev/zero | tr '\\0' x; exit 3");

        assertThat(answer.status()).isEqualTo(3);
        assertThat(answer.text()).hasSize(64 << 10);
    }

    @Test
    void one_that_never_ends_is_ended() {
        CapturedProgram impatient = new CapturedProgram(new Host(Platform.LINUX, Map.of("PATH", "/usr/bin:/bin")), 300);
        Failure failure =
                catchThrowableOfType(Failure.class, () -> impatient.run(List.of("sh", "-c", "sleep 98763"), directory));

        assertThat(failure.code()).isEqualTo("command_timed_out");
    }
}
