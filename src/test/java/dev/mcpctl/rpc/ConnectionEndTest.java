package dev.mcpctl.rpc;

import static dev.mcpctl.testing.Frames.spooled;
import static dev.mcpctl.testing.Waiting.beside;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.testing.Frames;
import dev.mcpctl.testing.Waiting.Beside;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends a request or the whole connection, and what is given back then. */
class ConnectionEndTest extends OpenConnection {

    @Test
    void a_pause_between_requests_ends_with_the_connection_and_not_with_the_side_stream() {
        Pending vigil = connection.vigil("changes");
        Pending pause = connection.pause("a task");

        wire.endSideStream(Failure.protocol("the stream broke"));

        assertThat(failure(vigil).message()).isEqualTo("the stream broke");
        assertThat(pause.done()).isFalse();
        wire.close();
        assertThat(failure(pause)).isNotNull();
    }

    @Test
    void the_frame_of_an_answer_stays_open_for_whoever_takes_it() {
        Pending pending = send("a");
        Frame.Spooled frame = spooled("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[1, 2]}");
        wire.deliver(frame);
        try (Message.Body body = ((Message.Result) await(pending)).body()) {
            assertThat(Frames.text(body.open())).isEqualTo("[1, 2]");
            assertThat(frame.channel().isOpen()).isTrue();
        }
        assertThat(frame.channel().isOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'jsonrpc':'2.0','id':99,'result':{}}
            {'jsonrpc':'2.0','id':1,'error':{'code':1,'message':'m'}}
            {'jsonrpc':'2.0','error':{'code':1,'message':'m'}}
            {'jsonrpc':'2.0','id':1}
            not json
            """)
    void the_frame_of_what_nobody_takes_is_closed(String json) {
        send("a");
        Frame.Spooled frame = spooled(json.replace('\'', '"'));
        wire.deliver(frame);
        assertThat(frame.channel().isOpen()).isFalse();
    }

    @Test
    void the_frame_of_an_answer_that_was_given_up_is_closed_whenever_it_comes() {
        Pending early = send("a");
        Pending late = send("b");
        Frame.Spooled before = spooled("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        wire.deliver(before);
        connection.giveUp(early);
        connection.giveUp(late);
        Frame.Spooled after = spooled("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
        wire.deliver(after);
        assertThat(before.channel().isOpen()).isFalse();
        assertThat(after.channel().isOpen()).isFalse();
        assertThat(findings.rules()).containsExactly("unexpected-answer");
    }

    @Test
    void the_frame_of_an_answer_to_a_request_that_was_interrupted_is_closed() {
        Pending pending = send("a");
        connection.interrupt(Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "ctrl-c"));
        Frame.Spooled frame = spooled("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        wire.deliver(frame);
        assertThat(frame.channel().isOpen()).isFalse();
        assertThat(failure(pending)).hasMessage("ctrl-c");
    }

    @Test
    void a_frame_that_cannot_be_read_back_ends_all_waiting_with_the_reason() {
        Pending pending = send("a");
        Frame.Spooled frame = spooled("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        frame.close();
        wire.deliver(frame);
        assertThat(failure(pending).kind()).isEqualTo(Failure.Kind.LOCAL_FILE);
    }

    @Test
    void the_reason_why_the_server_went_reaches_every_waiter_and_every_later_call() throws Exception {
        Beside<Failure> first = beside(() -> failure(send("a"))).blocked();
        Beside<Failure> second = beside(() -> failure(send("b"))).blocked();
        wire.next();
        wire.next();
        wire.vanish("server_exited", "server 'x' exited with status 3");
        assertThat(first.result()).hasMessage("server 'x' exited with status 3");
        assertThat(second.result().code()).isEqualTo("server_exited");
        assertThatThrownBy(() -> send("c")).hasMessage("server 'x' exited with status 3");
        connection.close();
        assertThatThrownBy(() -> send("d")).hasMessage("server 'x' exited with status 3");
    }

    @Test
    void an_answer_that_came_before_the_end_is_still_an_answer() {
        Pending pending = send("a");
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{'n':1}}");
        wire.vanish("server_exited", "gone");
        assertThat(result(pending)).isEqualTo("{\"n\":1}");
    }

    @Test
    void closing_ends_all_waiting_and_hands_the_farewell_on() throws Exception {
        Beside<Failure> waiting = beside(() -> failure(send("a"))).blocked();
        wire.next();
        connection.close(Transport.Farewell.AT_ONCE);
        connection.close();
        assertThat(waiting.result().code()).isEqualTo(Connection.CLOSED);
        assertThat(wire.farewells()).containsExactly(Transport.Farewell.AT_ONCE, Transport.Farewell.ORDERLY);
        assertThatThrownBy(() -> send("b")).isInstanceOf(Failure.class);
        assertThat(wire.methods()).containsExactly("a");
    }

    @Test
    void an_interruption_ends_all_waiting_and_the_connection_goes_on() throws Exception {
        Failure reason = Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "ctrl-c");
        assertThat(connection.interruption()).isNull();
        Beside<Failure> waiting = beside(() -> failure(send("a"))).blocked();
        wire.next();
        connection.interrupt(reason);
        assertThat(waiting.result()).isSameAs(reason);
        assertThat(connection.interruption()).isSameAs(reason);
        Pending next = send("b");
        wire.answer(wire.next(), "{}");
        assertThat(result(next)).isEqualTo("{}");
    }

    @Test
    void a_thread_that_is_interrupted_stops_waiting_and_stays_interrupted() throws Exception {
        Beside<Boolean> waiting = beside(() -> {
                    Failure failure = failure(send("a"));
                    return failure.kind() == Failure.Kind.INTERRUPTED
                            && Thread.currentThread().isInterrupted();
                })
                .blocked();
        waiting.interrupt();
        assertThat(waiting.result()).isTrue();
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
        assertThat(findings.rules()).containsExactly("unexpected-answer");
    }

    @Test
    void what_cannot_be_sent_is_not_waited_for() {
        assertThatThrownBy(() -> connection.send(
                        "a",
                        id -> {
                            throw new IllegalStateException("no params");
                        },
                        Map.of(),
                        Deadline.none()))
                .hasMessage("no params");
        assertThat(connection.pending(RequestId.of(1))).isNull();
        wire.close();
        assertThatThrownBy(() -> send("b")).hasMessage("the wire is closed");
        assertThat(connection.pending(RequestId.of(2))).isNull();
    }

    @Test
    void an_answered_request_is_not_open_any_more() {
        Pending pending = send("a");
        assertThat(connection.pending(pending.id())).isSameAs(pending);
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
        assertThat(connection.pending(pending.id())).isNull();
        assertThat(result(pending)).isEqualTo("{}");
    }
}
