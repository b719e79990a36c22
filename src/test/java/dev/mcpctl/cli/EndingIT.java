package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a run of the packaged program ends, the request is cancelled and nothing stays alive. */
@Execution(ExecutionMode.CONCURRENT)
class EndingIT {

    /** Longer than any bound under test, for a machine that does a lot else. */
    private static final Duration LONG = Duration.ofSeconds(30);

    /** The system holds 64 KiB for a pipe, then the writer waits. */
    private static final int NEARLY_A_PIPE = 60_000;

    @TempDir
    private Path directory;

    private LiveRun start(boolean pipe, List<String> words, String... faults) throws IOException {
        List<String> all = new ArrayList<>(words);
        all.add("--");
        List<String> server = new ArrayList<>(List.of(faults));
        server.add("journal=" + journal());
        all.addAll(MisbehavingServer.command(server.toArray(new String[0])));
        return new LiveRun(directory, pipe, all);
    }

    private Path journal() {
        return directory.resolve("journal");
    }

    private static void assertEnds(LiveRun run, int code) throws InterruptedException {
        assertThat(run.awaitEnd(LONG)).as(run::evidence).isEqualTo(code);
        assertThat(run.leftOneSecondLater()).as(run::evidence).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void a_signal_cancels_the_request_stops_the_server_and_is_the_exit_code(String signal, int code) throws Exception {
        try (LiveRun run = start(false, List.of("call", "never-answers", "--protocol", "legacy"))) {
            run.awaitText(journal(), "tools/call");
            run.signal(signal);
            assertEnds(run, code);
            List<String> read = Files.readAllLines(journal());
            assertThat(read).last().isEqualTo("(end)");
            assertThat(read.get(read.size() - 2))
                    .contains("notifications/cancelled")
                    .contains("\"requestId\":" + callId(read));
            assertThat(run.err()).contains("interrupted");
            assertThat(run.out()).isEmpty();
        }
    }

    private static String callId(List<String> read) {
        String call = read.stream()
                .filter(line -> line.contains("tools/call"))
                .findFirst()
                .orElseThrow();
        return call.replaceAll(".*\"id\":(\\d+).*", "$1");
    }

    @Test
    void with_json_the_last_line_says_that_it_was_interrupted() throws Exception {
        try (LiveRun run = start(false, List.of("call", "never-answers", "-o", "json"))) {
            run.awaitText(journal(), "tools/call");
            run.signal("INT");
            assertEnds(run, 130);
            assertThat(run.err().lines()).last().asString().startsWith("{\"error\":{\"code\":\"interrupted\"");
        }
    }

    @Test
    void one_signal_is_enough_for_a_server_that_ignores_it_and_the_end_of_its_input() throws Exception {
        try (LiveRun run = start(false, List.of("call", "never-answers"), "ignores-term")) {
            run.awaitText(journal(), "tools/call");
            run.signal("TERM");
            assertEnds(run, 143);
        }
    }

    @Test
    void a_second_signal_kills_a_server_that_ignores_everything_at_once() throws Exception {
        try (LiveRun run = start(false, List.of("call", "never-answers"), "ignores-term")) {
            run.awaitText(journal(), "tools/call");
            run.signal("INT");
            // Its input ends with the first one, and only the second one cuts the four seconds short that follow.
            run.awaitText(journal(), "(end)");
            long before = System.nanoTime();
            run.signal("INT");
            int code = run.awaitEnd(LONG);
            Duration taken = Duration.ofNanos(System.nanoTime() - before);
            assertEnds(run, 130);
            assertThat(code).isEqualTo(130);
            assertThat(taken).isLessThan(Duration.ofMillis(3_900));
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void a_signal_ends_the_wait_for_a_server_that_does_not_come_up(String signal, int code) throws Exception {
        try (LiveRun run = start(false, List.of("list"), "silent")) {
            run.awaitText(journal(), "server/discover");
            run.signal(signal);
            assertEnds(run, code);
            assertThat(run.err()).contains("interrupted");
        }
    }

    @Test
    void a_signal_ends_the_run_before_there_is_anything_to_stop() throws Exception {
        try (LiveRun run = start(false, List.of("list"), "silent")) {
            run.signal("INT");
            assertEnds(run, 130);
        }
    }

    @ParameterizedTest
    @CsvSource({"human,INT,130", "json,TERM,143"})
    void a_signal_ends_a_run_that_writes_to_a_pipe_nobody_reads(String format, String signal, int code)
            throws Exception {
        try (LiveRun run = start(true, List.of("read", "test://big/3", "-o", format))) {
            run.awaitText(journal(), "resources/read");
            run.await("a full pipe", () -> run.unread() > NEARLY_A_PIPE);
            run.signal(signal);
            assertEnds(run, code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "echo, , 0",
        "echo, forks-children, 0",
        "echo, ignores-end, 0",
        "echo, ignores-term, 0",
        "is-error, forks-children, 5",
        "error, forks-children, 6",
        "unheard-of, forks-children, 2",
        "dies-mid-call, forks-children, 4",
        "killed-mid-call, forks-children, 4",
        "closes-output, , 4",
        "echo, leaves-child-with-pipes, 4",
        "endless-line, forks-children, 6"
    })
    void every_other_way_out_leaves_nothing_either(String tool, String fault, int code) throws Exception {
        String[] faults = fault == null ? new String[0] : new String[] {fault};
        try (LiveRun run = start(false, List.of("call", tool), faults)) {
            assertEnds(run, code);
        }
    }
}
