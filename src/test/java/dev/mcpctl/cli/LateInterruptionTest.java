package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signal that comes while the JVM still starts: its shutdown has begun before we could take part in it. */
class LateInterruptionTest {

    @TempDir
    private Path temporary;

    /** Asks for the interruption when it is too late. */
    static final class Program {
        public static void main(String[] arguments) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> System.out.print(
                            Interruption.installed().received() ? "received" : "nothing was noticed")));
        }
    }

    @Test
    void a_shutdown_that_has_begun_is_a_signal_received_and_no_stack_trace() throws Exception {
        File output = temporary.resolve("out").toFile();
        Process program = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Program.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        boolean ended = program.waitFor(60, TimeUnit.SECONDS);
        program.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(Files.readString(output.toPath(), StandardCharsets.UTF_8)).isEqualTo("received");
    }
}
