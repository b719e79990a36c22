package dev.mcpctl.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.testing.ProcessWatch;
import dev.mcpctl.testing.Waiting;
import dev.mcpctl.testing.WireLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StdioEndingTest {

    @Test
    void a_server_that_dies_at_once_is_gone_with_its_status_and_last_words() {
        try (StdioFixture server = StdioFixture.misbehaving("dies-at-once")) {
            Failure reason = server.log.reason();
            assertThat(reason.kind()).isEqualTo(Failure.Kind.SERVER_GONE);
            assertThat(reason.code()).isEqualTo("server_exited");
            assertThat(reason.message()).isEqualTo("server 'subject' exited with status 3");
            assertThat(reason.details())
                    .containsEntry("exit_status", 3)
                    .containsEntry("stderr", List.of("cannot find the configuration", "giving up"));
            assertThat(reason.hint()).contains("dies-at-once");
            WireEvent.ProcessExited exit = server.log.event(WireEvent.ProcessExited.class);
            assertThat(exit.status()).isEqualTo(3);
            assertThat(exit.means()).isEqualTo("by itself");
        }
    }

    @Test
    void sending_after_the_end_fails_with_the_reason_of_the_end() {
        try (StdioFixture server = StdioFixture.misbehaving("dies-at-once")) {
            server.log.reason();
            assertThatThrownBy(() -> server.request(1, "ping"))
                    .isInstanceOf(Failure.class)
                    .hasMessage("server 'subject' exited with status 3");
        }
    }

    @Test
    void a_server_that_dies_mid_call_is_gone() {
        try (StdioFixture server = StdioFixture.misbehaving()) {
            server.call(1, "dies-mid-call");
            assertThat(server.log.reason().message()).isEqualTo("server 'subject' exited with status 4");
            assertThat(server.log.reason().details()).containsEntry("stderr", List.of("something broke"));
        }
    }

    @Test
    void a_signal_is_called_by_its_name() {
        try (StdioFixture server = StdioFixture.misbehaving()) {
            server.call(1, "killed-mid-call");
            assertThat(server.log.reason().message()).isEqualTo("server 'subject' was killed by SIGKILL");
            assertThat(server.log.reason().details())
                    .containsEntry("exit_status", 137)
                    .containsEntry("exit_signal", "SIGKILL");
        }
    }

    @Test
    void a_server_that_closes_its_output_and_lives_on_is_gone_and_ended() {
        try (StdioFixture server = StdioFixture.misbehaving()) {
            server.call(1, "closes-output");
            assertThat(server.log.reason().code()).isEqualTo("server_closed_output");
            assertThat(server.log.reason().message()).isEqualTo("server 'subject' closed its output but keeps running");
        }
    }

    @Test
    void a_server_that_closes_its_input_and_lives_on_cannot_be_written_to() {
        try (StdioFixture server = StdioFixture.of("/bin/sh", "-c", "exec <&-; echo '{}'; exec sleep 60")) {
            server.log.frame(0);
            assertThatThrownBy(() -> server.request(1, "ping"))
                    .isInstanceOf(Failure.class)
                    .hasMessage("server 'subject' closed its input but keeps running");
        }
    }

    @Test
    void a_dead_server_is_noticed_while_its_child_holds_the_pipes() {
        try (StdioFixture server = StdioFixture.misbehaving("leaves-child-with-pipes")) {
            server.call(1, "echo");
            assertThat(server.log.reason().message()).isEqualTo("server 'subject' exited with status 3");
            assertThat(server.log.reason().details()).containsEntry("stderr", List.of("crashed"));
        }
    }

    @Test
    void a_server_that_ignores_the_end_of_its_input_is_terminated() {
        StdioFixture server = StdioFixture.misbehaving("ignores-end");
        try (server) {
            server.request(1, "ping");
            server.log.frame(0);
        }
        WireEvent.ProcessExited exit = server.log.event(WireEvent.ProcessExited.class);
        assertThat(exit.means()).isEqualTo("terminated");
        assertThat(exit.status()).isEqualTo(143);
    }

    @Test
    void a_server_that_ignores_sigterm_is_killed() {
        StdioFixture server = StdioFixture.misbehaving("ignores-term");
        try (server) {
            server.request(1, "ping");
            server.log.frame(0);
        }
        WireEvent.ProcessExited exit = server.log.event(WireEvent.ProcessExited.class);
        assertThat(exit.means()).isEqualTo("killed");
        assertThat(exit.status()).isEqualTo(137);
    }

    @Test
    void children_and_orphans_of_a_server_end_with_it() {
        try (StdioFixture server = StdioFixture.misbehaving("forks-children")) {
            server.request(1, "ping");
            server.log.frame(0);
            // The orphan may not yet be what it was forked for.
            Waiting.until(() -> sleepers(server) == 2);
        }
    }

    private static long sleepers(StdioFixture server) {
        return server.watch.alive().stream()
                .filter(found -> found.command().equals("sleep 300"))
                .count();
    }

    @Test
    void closing_at_once_ends_an_orderly_close_that_waits() throws Exception {
        StdioFixture server = StdioFixture.misbehaving("ignores-term");
        try (server) {
            server.request(1, "ping");
            server.log.frame(0);
            CompletableFuture<Void> orderly = inThread(server.transport::close);
            assertStillWaits(orderly);
            long start = System.nanoTime();
            server.transport.close(Transport.Farewell.AT_ONCE);
            orderly.get(3, TimeUnit.SECONDS);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
        assertThat(server.log.event(WireEvent.ProcessExited.class).means()).isEqualTo("killed");
    }

    private static void assertStillWaits(CompletableFuture<Void> closing) throws Exception {
        assertThatThrownBy(() -> closing.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    /** Asks at the end of its input, as servers do that ask a moment after the handshake, and counts tenths of a second. */
    private static final String ASKS_TOO_LATE = "trap 'exit 0' TERM; while read -r line; do :; done;"
            + " echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"roots/list\"}';"
            + " while :; do echo >>\"$1\"; sleep 0.1; done";

    @Test
    void a_server_that_waits_for_an_answer_in_vain_is_not_waited_for(@TempDir Path directory) throws Exception {
        Path tenths = directory.resolve("tenths");
        StdioFixture server = StdioFixture.of("sh", "-c", ASKS_TOO_LATE, "sh", tenths.toString());
        try (server) {
            server.transport.close();
        }
        assertThat(server.log.event(WireEvent.ProcessExited.class).means()).isEqualTo("terminated");
        assertThat(Files.readAllLines(tenths))
                .as("a line for each tenth of a second")
                .hasSizeBetween(1, 14);
    }

    @Test
    void closing_at_once_alone_kills_at_once() {
        StdioFixture server = StdioFixture.misbehaving("ignores-end");
        try (server) {
            server.request(1, "ping");
            server.log.frame(0);
            server.transport.close(Transport.Farewell.AT_ONCE);
        }
        assertThat(server.log.all(WireEvent.ProcessExited.class)).hasSize(1);
        assertThat(server.log.event(WireEvent.ProcessExited.class).status()).isEqualTo(137);
    }

    @Test
    void an_interrupt_hastens_the_end_and_stays_set() throws Exception {
        try (StdioFixture server = StdioFixture.misbehaving("ignores-term")) {
            server.request(1, "ping");
            server.log.frame(0);
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread closer = new Thread(() -> {
                server.transport.close();
                flag.complete(Thread.currentThread().isInterrupted());
            });
            closer.start();
            assertThatThrownBy(() -> flag.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            closer.interrupt();
            assertThat(flag.get(3, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_write_that_is_stuck_ends_when_another_thread_closes() throws Exception {
        try (StdioFixture server = StdioFixture.misbehaving("never-reads")) {
            CompletableFuture<Void> writing = inThread(() -> server.request(1, "x".repeat(1_000_000)));
            server.log.event(WireEvent.Sent.class);
            assertThatThrownBy(() -> writing.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            inThread(server.transport::close).get(60, TimeUnit.SECONDS);
            assertThatThrownBy(() -> writing.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("the connection to server 'subject' was closed");
        }
    }

    @Test
    void a_closed_transport_refuses_to_send_and_to_open() {
        StdioFixture cat = StdioFixture.of("cat");
        cat.close();
        assertThatThrownBy(() -> cat.request(1, "ping"))
                .isInstanceOf(Failure.class)
                .hasMessage("the connection to server 'subject' was closed");
        assertThatThrownBy(() -> cat.transport.open(new WireLog(), Opening.within(Deadline.none())))
                .isInstanceOf(Failure.class);
    }

    @Test
    void a_flood_on_stderr_stops_nobody_and_only_the_end_is_kept() {
        try (StdioFixture server = StdioFixture.misbehaving("floods-mid-call@ping")) {
            server.request(1, "ping");
            assertThat(server.log.text(0)).contains("\"id\":1");
            server.call(2, "dies-mid-call");
            assertThat(server.log.reason().details().get("stderr"))
                    .asInstanceOf(LIST)
                    .hasSize(20)
                    .endsWith("flood is over", "something broke");
        }
    }

    @Test
    void the_last_words_are_read_to_their_end_before_they_are_reported() {
        String script = "head -c 60000 /dev/zero | tr '\\000' '\\n' >&2; echo last >&2; exit 3";
        try (StdioFixture server = StdioFixture.of("/bin/sh", "-c", script)) {
            assertThat(server.log.reason().details().get("stderr"))
                    .asInstanceOf(LIST)
                    .last()
                    .isEqualTo("last");
        }
    }

    @Test
    void a_long_line_on_stderr_is_cut() {
        try (StdioFixture server = StdioFixture.misbehaving("stderr-long-line")) {
            server.log.await(
                    "two lines", log -> log.all(WireEvent.StderrLine.class).size() == 2);
            assertThat(server.log.all(WireEvent.StderrLine.class))
                    .extracting(line -> line.line().length())
                    .containsExactly(8193, "after the long line".length());
        }
    }

    @Test
    void a_command_that_is_not_there_fails_before_anything_starts() {
        WireLog log = new WireLog();
        Transport transport = Transports.dial(
                StdioFixture.endpoint(List.of("no-such-program-here"), ProcessWatch.create()),
                TransportOptions.usual(Host.current()).with((dev.mcpctl.rpc.WireListener) log));
        assertThatThrownBy(() -> transport.open(log, Opening.within(Deadline.none())))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
                    assertThat(failure.code()).isEqualTo("command_not_found");
                });
        transport.close();
        assertThat(log.all(WireEvent.class)).isEmpty();
    }

    /** A thread each: the common pool of a small machine has one, and a task that is stuck would keep the next from running. */
    private static CompletableFuture<Void> inThread(Runnable task) {
        return CompletableFuture.runAsync(task, command -> new Thread(command, "test-thread").start());
    }
}
