package dev.mcpctl.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of 300 MB meets a client that has 48 MB. */
class StdioMemoryTest {

    /** What stands around 300,000,000 letters: the envelope of the answer. */
    private static final long LETTERS = 300_000_000;

    @TempDir
    Path temporary;

    @Test
    void a_line_over_the_limit_is_cut_and_costs_no_memory() throws Exception {
        List<String> said = run("limited");
        assertThat(said).containsExactly((64L << 20) + " true 0", "left 0");
    }

    @Test
    void without_a_limit_the_whole_line_is_kept_in_a_nameless_file() throws Exception {
        List<String> said = run("unlimited");
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).endsWith(" false 0");
        long size = Long.parseLong(said.get(0).substring(0, said.get(0).indexOf(' ')));
        assertThat(size).isBetween(LETTERS, LETTERS + 200);
    }

    private List<String> run(String mode) throws IOException, InterruptedException {
        File output = temporary.resolve(mode + ".out").toFile();
        Process client = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx48m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HugeLineClient.class.getName(),
                        mode)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        boolean ended = client.waitFor(180, TimeUnit.SECONDS);
        client.destroyForcibly();
        String text = java.nio.file.Files.readString(output.toPath(), StandardCharsets.UTF_8);
        assertThat(ended).as(text).isTrue();
        assertThat(client.exitValue()).as(text).isZero();
        return text.lines().toList();
    }
}
