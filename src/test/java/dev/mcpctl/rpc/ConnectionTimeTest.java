package dev.mcpctl.rpc;

import static dev.mcpctl.testing.Frames.spooled;
import static dev.mcpctl.testing.Waiting.beside;
import static dev.mcpctl.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.Findings;
import dev.mcpctl.testing.LoopTransport;
import dev.mcpctl.testing.Steady;
import dev.mcpctl.testing.Waiting.Beside;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines on the wire. Bounds that must not be reached are long, bounds that must be are short. */
class ConnectionTimeTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(60);

    private final LoopTransport wire = new LoopTransport();
    private final Findings findings = new Findings();
    private final Connection connection = new Connection(wire, new Agreeable(), findings, Clock.systemUTC());

    private static final class Agreeable implements ConnectionPeer {
        @Override
        public JsonNode request(Message.Request request) {
            return Json.object();
        }

        @Override
        public void notification(Message.Notification notification) {}
    }

    @BeforeEach
    void open() {
        connection.open(Deadline.none());
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private Pending send(String method) {
        return connection.send(method, Json.object(), Map.of(), Deadline.none());
    }

    private Failure failure(Pending pending, Duration patience, Deadline limit) {
        return catchThrowableOfType(Failure.class, () -> connection.await(pending, patience, limit));
    }

    @Test
    void silence_ends_the_wait_and_says_how_long_it_was() {
        Failure failure = failure(send("tools/list"), SHORT, Deadline.none());
        assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
        assertThat(failure.code()).isEqualTo("timeout");
        assertThat(failure).hasMessage("no answer to tools/list within 60 ms");
        assertThat(failure.details()).containsEntry("method", "tools/list");
    }

    @Test
    void the_end_of_the_run_is_named_as_such() {
        assertThat(failure(send("a"), LONG, Deadline.in(SHORT)))
                .hasMessage("no answer to a within the time for the whole run");
    }

    @Test
    void a_late_answer_is_only_a_finding_and_its_frame_is_closed() {
        failure(send("a"), SHORT, Deadline.none());
        Frame.Spooled late = spooled("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        wire.deliver(late);
        assertThat(findings.rules()).containsExactly("unexpected-answer");
        assertThat(late.channel().isOpen()).isFalse();
    }

    @Test
    void signs_of_life_start_the_clock_again() throws Exception {
        Steady steady = new Steady(Duration.ofMillis(400));
        steady.attempt(() -> {
            Pending pending = send("a");
            Beside<Message.Answer> waiting =
                    beside(() -> connection.await(pending, steady.patience(), Deadline.none()));
            while (steady.goesOn()) {
                pending.extend();
                steady.seen();
            }
            wire.deliver("{'jsonrpc':'2.0','id':" + pending.id() + ",'result':{}}");
            steady.seen();
            assertThat(waiting.result()).isInstanceOf(Message.Result.class);
        });
    }

    @Test
    void signs_of_life_do_not_move_the_end_of_the_run() throws Exception {
        Pending pending = send("a");
        Beside<Failure> waiting = beside(() -> failure(pending, LONG, Deadline.in(Duration.ofMillis(200))));
        while (!waiting.isDone()) {
            pending.extend();
            Thread.onSpinWait();
        }
        assertThat(waiting.result()).hasMessage("no answer to a within the time for the whole run");
    }

    @Test
    void while_the_peer_waits_for_us_its_silence_does_not_count() throws Exception {
        Pending pending = send("a");
        connection.holdAll();
        Beside<Failure> waiting =
                beside(() -> failure(pending, SHORT, Deadline.none())).blocked();
        LockSupport.parkNanos(SHORT.toNanos() * 4);
        assertThat(pending.done()).isFalse();
        connection.releaseAll();
        assertThat(waiting.result()).hasMessage("no answer to a within 60 ms");
    }

    @Test
    void not_even_a_waiting_peer_moves_the_end_of_the_run() {
        Pending pending = send("a");
        connection.holdAll();
        assertThat(failure(pending, LONG, Deadline.in(SHORT)).kind()).isEqualTo(Failure.Kind.TIMED_OUT);
    }

    @Test
    void waiting_for_one_of_two_ends_with_the_first_answer() throws Exception {
        Pending one = send("a");
        Pending other = send("b");
        Beside<Boolean> waiting = beside(() -> {
                    connection.awaitEither(one, other, Deadline.in(LONG));
                    return other.done();
                })
                .blocked();
        wire.deliver("{'jsonrpc':'2.0','id':2,'result':{}}");
        assertThat(waiting.result()).isTrue();
        assertThat(one.done()).isFalse();
    }

    @Test
    void waiting_for_one_of_two_ends_with_the_end_of_the_connection() throws Exception {
        Pending one = send("a");
        Pending other = send("b");
        Beside<Boolean> waiting = beside(() -> {
                    connection.awaitEither(one, other, Deadline.none());
                    return one.done() || other.done();
                })
                .blocked();
        wire.vanish("server_exited", "gone");
        assertThat(waiting.result()).isTrue();
    }

    @Test
    void waiting_for_one_of_two_ends_at_its_deadline() {
        Pending one = send("a");
        Pending other = send("b");
        connection.awaitEither(one, other, Deadline.in(SHORT));
        assertThat(one.done()).isFalse();
        assertThat(other.done()).isFalse();
    }

    @Test
    void a_write_that_nobody_takes_in_is_ended_and_so_is_all_waiting() throws Exception {
        Pending earlier = send("a");
        Beside<Failure> waiting =
                beside(() -> failure(earlier, Duration.ZERO, Deadline.none())).blocked();
        wire.stopReading();
        Failure blocked = catchThrowableOfType(
                Failure.class, () -> connection.send("tools/call", Json.object(), Map.of(), Deadline.in(SHORT)));
        assertThat(blocked).hasMessage("the server did not read tools/call in time");
        assertThat(blocked.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
        assertThat(waiting.result()).isSameAs(blocked);
        assertThat(wire.farewells()).containsExactly(Transport.Farewell.AT_ONCE);
        assertThat(connection.pending(RequestId.of(2))).isNull();
    }

    @Test
    void a_write_in_time_does_not_wake_the_watchdog() throws Exception {
        Steady steady = new Steady(SHORT);
        steady.attempt(() -> {
            LoopTransport fresh = new LoopTransport();
            try (Connection writing = new Connection(fresh, new Agreeable(), findings, Clock.systemUTC())) {
                writing.open(Deadline.none());
                Deadline limit = Deadline.in(steady.patience());
                writing.send("a", Json.object(), Map.of(), limit);
                steady.seen();
                until(limit::passed);
                LockSupport.parkNanos(SHORT.toNanos());
                assertThat(fresh.farewells()).isEmpty();
            }
        });
    }
}
