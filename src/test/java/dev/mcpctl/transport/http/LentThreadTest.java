package dev.mcpctl.transport.http;

import static dev.mcpctl.testing.Waiting.await;
import static dev.mcpctl.testing.Waiting.beside;
import static dev.mcpctl.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ConnectionPeer;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.testing.Waiting.Beside;
import dev.mcpctl.testing.WireServer;
import dev.mcpctl.transport.TransportOptions;
import dev.mcpctl.transport.Transports;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests whose exchange is made by the thread that waits for the answer: all that ends a wait must end it too. */
@Timeout(120)
class LentThreadTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<String> senders = new CopyOnWriteArrayList<>();
    private WireServer server;
    private Connection connection;

    private void serve(WireServer.Handler handler) {
        server = WireServer.with(handler);
        WireListener listener = event -> {
            if (event instanceof WireEvent.Sent) {
                senders.add(Thread.currentThread().getName());
            }
        };
        TransportOptions options = TransportOptions.usual(Host.current()).with(listener);
        connection = new Connection(
                Transports.dial(HttpFixture.endpoint(server.url("/mcp"), Map.of()), options),
                new Deaf(),
                listener,
                Clock.systemUTC());
        connection.open(Deadline.none());
    }

    private static final class Deaf implements ConnectionPeer {
        @Override
        public JsonNode request(Message.Request request) {
            return Json.object();
        }

        @Override
        public void notification(Message.Notification notification) {
            // nothing comes of it
        }
    }

    @AfterEach
    void close() {
        mayEnd.countDown();
        connection.close();
        server.close();
    }

    private Pending send() {
        return connection.sendToWait("tools/list", id -> Json.object(), Map.of(), Deadline.none());
    }

    private String answer(Pending pending, Duration patience) {
        Message.Answer answer = connection.await(pending, patience, Deadline.none());
        return Json.compact(((Message.Result) answer).body().value());
    }

    private Failure failure(Pending pending, Duration patience, Deadline limit) {
        return catchThrowableOfType(Failure.class, () -> connection.await(pending, patience, limit));
    }

    private Beside<Failure> waiting(Pending pending) {
        Beside<Failure> waiting = beside(() -> failure(pending, LONG, Deadline.none()));
        await(asked);
        return waiting;
    }

    /** Says nothing until the client goes away. */
    private void silent(WireServer.Request request, WireServer.Reply reply) throws java.io.IOException {
        asked.countDown();
        reply.awaitClient();
        left.countDown();
    }

    @Test
    void the_request_leaves_on_the_thread_that_waits_and_not_before() {
        serve((request, reply) -> reply.result(request, "{}"));
        Pending pending = send();
        assertThat(senders).isEmpty();

        assertThat(answer(pending, LONG)).isEqualTo("{}");

        assertThat(senders).containsExactly(Thread.currentThread().getName());
    }

    @Test
    void silence_ends_the_wait_and_the_exchange() {
        serve(this::silent);

        Failure failure = failure(send(), Duration.ofMillis(300), Deadline.none());

        assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
        assertThat(failure.message()).contains("within 300 ms");
        await(left);
    }

    @Test
    void the_end_of_the_run_ends_it_too() {
        serve(this::silent);

        Failure failure = failure(send(), LONG, Deadline.in(Duration.ofMillis(300)));

        assertThat(failure.message()).contains("within the time for the whole run");
        await(left);
    }

    @Test
    void a_sign_of_life_gives_more_time() throws Exception {
        serve((request, reply) -> {
            asked.countDown();
            await(mayEnd);
            reply.result(request, "{}");
        });
        Pending pending = send();
        Beside<String> waiting = beside(() -> answer(pending, Duration.ofMillis(700)));
        await(asked);
        long begun = System.nanoTime();
        until(() -> {
            pending.extend();
            return System.nanoTime() - begun > Duration.ofMillis(1_500).toNanos();
        });
        mayEnd.countDown();

        assertThat(waiting.result()).isEqualTo("{}");
    }

    @Test
    void an_interruption_ends_it_at_once() throws Exception {
        serve(this::silent);
        Beside<Failure> waiting = waiting(send());

        connection.interrupt(Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "the user ended it"));

        assertThat(waiting.result().message()).isEqualTo("the user ended it");
        await(left);
    }

    @Test
    void the_end_of_the_connection_ends_it() throws Exception {
        serve(this::silent);
        Beside<Failure> waiting = waiting(send());

        connection.close();

        assertThat(waiting.result().code()).isEqualTo(Connection.CLOSED);
        await(left);
    }

    @Test
    void a_request_that_was_given_up_before_it_left_is_never_sent() {
        serve((request, reply) -> reply.result(request, "{}"));
        Pending pending = send();
        connection.interrupt(Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "the user ended it"));

        assertThat(failure(pending, LONG, Deadline.none()).message()).isEqualTo("the user ended it");

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_thread_that_was_interrupted_sends_nothing_and_stays_interrupted() {
        serve((request, reply) -> reply.result(request, "{}"));
        Thread.currentThread().interrupt();

        Failure failure = failure(send(), LONG, Deadline.none());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERRUPTED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_stream_that_goes_on_behind_the_answer_is_not_waited_for() {
        serve((request, reply) -> {
            reply.stream().event("{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":{}}");
            await(mayEnd);
        });

        assertThat(answer(send(), LONG)).isEqualTo("{}");
        assertThat(mayEnd.getCount()).isEqualTo(1);
    }

    @Test
    void a_broken_connection_is_a_lost_answer() {
        serve((request, reply) -> {
            reply.stream().write(": almost\n\n");
            reply.drop();
        });

        assertThat(failure(send(), LONG, Deadline.none()).code()).isEqualTo("connection_lost");
    }
}
