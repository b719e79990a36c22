package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.HttpServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code watch} as packaged: signals, a server that dies, a connection that breaks. */
class WatchIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private LiveRun run(String... words) throws Exception {
        return new LiveRun(directory, false, List.of(words));
    }

    private LiveRun demo(int port, String transport) throws Exception {
        LiveRun server = run("demo", "--listen", String.valueOf(port), "--transport", transport);
        server.await("a URL on stdout", () -> server.out().endsWith("\n"));
        return server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void ctrl_c_takes_the_subscription_back_and_ends_with_130(String era) throws Exception {
        Path journal = directory.resolve("journal");
        List<String> words = new ArrayList<>(List.of("watch", "--protocol", era, "-v", "--"));
        words.addAll(List.of("sh", "-c", "tee '" + journal + "' | " + demo()));
        try (LiveRun watch = new LiveRun(directory, false, words)) {
            watch.await("an acknowledgement", () -> watch.err().contains("listening for changes"));
            watch.signal("INT");
            assertThat(watch.awaitEnd(LONG)).as(watch::evidence).isEqualTo(130);
            assertThat(watch.leftOneSecondLater()).as(watch::evidence).isEmpty();
        }
        List<String> sent = Files.readAllLines(journal);
        if (era.equals("modern")) {
            assertThat(sent.get(sent.size() - 1)).contains("notifications/cancelled");
        }
    }

    @Test
    void ctrl_c_unsubscribes_from_a_server_with_a_handshake() throws Exception {
        Path journal = directory.resolve("journal");
        List<String> words = new ArrayList<>(List.of("watch", "--protocol", "legacy", "--stdio"));
        words.add("sh -c \"tee '" + journal + "' | " + demo() + "\"");
        words.add("demo://clock");
        try (LiveRun watch = new LiveRun(directory, false, words)) {
            watch.await("an event", () -> watch.out().contains("demo://clock changed"));
            watch.signal("INT");
            assertThat(watch.awaitEnd(LONG)).as(watch::evidence).isEqualTo(130);
            assertThat(watch.leftOneSecondLater()).as(watch::evidence).isEmpty();
        }
        List<String> sent = Files.readAllLines(journal);
        assertThat(sent.get(sent.size() - 1)).contains("resources/unsubscribe").contains("demo://clock");
    }

    private static String demo() {
        return Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
                        .toAbsolutePath() + " demo";
    }

    @ParameterizedTest
    @CsvSource({"http,legacy", "http,modern", "sse,legacy"})
    void changes_are_told_over_http_too_and_ctrl_c_ends_it(String transport, String era) throws Exception {
        int port = HttpServerProcess.freePort();
        try (LiveRun server = demo(port, transport);
                LiveRun watch = run("watch", server.out().strip(), "demo://clock", "--protocol", era)) {
            watch.await("two events", () -> watch.out().lines().count() == 2);
            watch.signal("INT");
            assertThat(watch.awaitEnd(LONG)).as(watch::evidence).isEqualTo(130);
            assertThat(watch.out()).startsWith("demo://clock changed\ndemo://clock changed\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"http,legacy", "http,modern", "sse,legacy"})
    void a_server_that_comes_back_is_listened_to_again(String transport, String era) throws Exception {
        int port = HttpServerProcess.freePort();
        try (LiveRun first = demo(port, transport);
                LiveRun watch = run("watch", first.out().strip(), "demo://clock", "--protocol", era)) {
            watch.await("an event", () -> watch.out().contains("changed"));
            first.signal("KILL");
            watch.await("the loss", () -> watch.err().contains("listening again in"));
            long before = watch.out().lines().count();
            try (LiveRun second = demo(port, transport)) {
                watch.await(
                        "an event of the second server",
                        () -> watch.out().lines().count() > before);
                watch.signal("INT");
                assertThat(watch.awaitEnd(LONG)).as(watch::evidence).isEqualTo(130);
                assertThat(second.alive()).isNotEmpty();
            }
        }
    }

    @Test
    void a_server_that_dies_is_not_started_again() throws Exception {
        try (LiveRun watch = run("watch", "demo", "--protocol", "legacy")) {
            watch.await("it listens", () -> watch.err().contains("listening for changes"));
            watch.alive().stream()
                    .filter(found -> found.pid() != watch.pid())
                    .forEach(found -> ProcessHandle.of(found.pid()).ifPresent(ProcessHandle::destroyForcibly));
            assertThat(watch.awaitEnd(LONG)).as(watch::evidence).isEqualTo(4);
            assertThat(watch.leftOneSecondLater()).as(watch::evidence).isEmpty();
        }
    }
}
