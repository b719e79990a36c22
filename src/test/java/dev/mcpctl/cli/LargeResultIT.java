package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.MisbehavingServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too large for memory goes through it all the same, or is refused before it fills it. */
class LargeResultIT {

    private static final long MOST_MEMORY = 200_000_000;
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    /** Runs to the end and returns the peak resident size of mcpctl itself. */
    private static long peak(LiveRun run) {
        AtomicLong largest = new AtomicLong();
        run.watchUntilEnd(LONG, () -> largest.accumulateAndGet(run.peakMemory(), Math::max));
        return largest.get();
    }

    @Test
    void a_resource_of_100_megabytes_is_written_with_little_memory() throws Exception {
        Path file = directory.resolve("big");
        try (LiveRun run =
                new LiveRun(directory, false, List.of("read", "demo", "demo://big/100", "-O", file.toString()))) {
            assertThat(peak(run)).as(run::evidence).isBetween(20_000_000L, MOST_MEMORY);
            assertThat(run.awaitEnd(LONG)).as(run::evidence).isZero();
            assertThat(run.leftOneSecondLater()).isEmpty();
        }
        assertThat(file).hasSize(100_000_000);
        assertThat(difference(file)).as("position of the first wrong byte").isEqualTo(-1);
    }

    /** The demo's large blobs are the bytes 0 to 255, over and over. */
    private static long difference(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            long at = 0;
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (next != at % 256) {
                    return at;
                }
                at++;
            }
            return -1;
        }
    }

    @Test
    void a_message_over_the_limit_is_refused_with_little_memory() throws Exception {
        List<String> words = new ArrayList<>(List.of("call", "huge-line", "-o", "json", "--"));
        words.addAll(MisbehavingServer.command());
        try (LiveRun run = new LiveRun(directory, false, words)) {
            assertThat(peak(run)).as(run::evidence).isBetween(20_000_000L, MOST_MEMORY);
            assertThat(run.awaitEnd(LONG)).as(run::evidence).isEqualTo(6);
            assertThat(run.leftOneSecondLater()).isEmpty();
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("\"code\":\"message_too_large\"", "--max-message");
        }
    }

    @Test
    void a_large_result_goes_through_to_a_pipe_byte_for_byte() {
        Misbehaviour mcpctl = new Misbehaviour(directory);
        CommandResult json =
                mcpctl.against(List.of(), "read", "test://big/30", "-o", "json").run();
        json.exitsWith(0).leavesNothingRunning();
        String before = "{\"contents\":[{\"uri\":\"test://big/30\",\"mimeType\":\"text/plain\",\"text\":\"";
        assertThat(json.out().equals(before + "x".repeat(30_000_000) + "\"}]}\n"))
                .as("the result as sent")
                .isTrue();
        CommandResult plain = mcpctl.against(List.of(), "read", "test://big/30").run();
        assertThat(plain.exitsWith(0).out().equals("x".repeat(30_000_000)))
                .as("the text itself")
                .isTrue();
    }
}
