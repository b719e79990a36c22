package dev.mcpctl.transport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ConnectionPeer;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.testing.ContractServer;
import dev.mcpctl.testing.Findings;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.TransportOptions;
import dev.mcpctl.transport.Transports;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What all transports keep, whatever they are made of. */
abstract class TransportContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Findings findings = new Findings();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private Connection connection;

    /** Where a {@link ContractServer} is. */
    abstract Endpoint endpoint();

    /** Ends the server. */
    abstract void endServer();

    private Connection open(FrameLimits limits) {
        TransportOptions options =
                TransportOptions.usual(Host.current()).with(limits).with(findings);
        ConnectionPeer peer = new ConnectionPeer() {
            @Override
            public JsonNode request(Message.Request request) {
                return null;
            }

            @Override
            public void notification(Message.Notification notification) {
                notes.add(notification.method() + notification.params().path("n"));
            }
        };
        connection = new Connection(Transports.dial(endpoint(), options), peer, findings, Clock.systemUTC());
        connection.open(Deadline.none());
        return connection;
    }

    private Connection open() {
        return open(FrameLimits.usual());
    }

    private Pending send(String method) {
        return connection.send(
                method, (com.fasterxml.jackson.databind.node.ObjectNode) null, Map.of(), Deadline.none());
    }

    private Message.Result answer(Pending pending) {
        return (Message.Result) connection.await(pending, PATIENCE, Deadline.none());
    }

    private String text(Pending pending) {
        return answer(pending).body().loaded().path("text").textValue();
    }

    @AfterEach
    void close() {
        if (connection != null) {
            connection.close();
        }
        endServer();
    }

    @Test
    void what_was_said_before_an_answer_is_heard_before_it() {
        open();
        Pending pending = send("notes");
        answer(pending).body().close();
        assertThat(notes).containsExactly("note1", "note2", "note3");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void requests_run_side_by_side_and_each_gets_its_own_answer() {
        open();
        List<Pending> all = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            all.add(send("echo-" + i));
        }
        for (int i = 31; i >= 0; i--) {
            assertThat(text(all.get(i))).isEqualTo("echo-" + i);
        }
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void a_large_answer_stays_in_a_file_and_is_whole() {
        open();
        Message.Result result = answer(send("large"));
        try (Message.Body body = result.body()) {
            assertThat(body.frame()).isInstanceOf(Frame.Spooled.class);
            assertThat(body.value().path("text").textValue()).hasSize(ContractServer.LARGE);
        }
    }

    @Test
    void an_answer_beyond_the_bound_fails_its_request_alone() {
        open(new FrameLimits(100_000, 10_000));
        Pending large = send("large");
        assertThatThrownBy(() -> answer(large))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("message_too_large"));
        assertThat(text(send("echo"))).isEqualTo("echo");
    }

    @Test
    void a_request_that_was_given_up_leaves_the_others_alone() {
        open();
        Pending silent = send("silent");
        connection.giveUp(silent);
        connection.abandon(silent.id());
        assertThat(text(send("echo"))).isEqualTo("echo");
    }

    @Test
    void the_end_of_the_server_is_the_reason_that_the_waiting_get() {
        open();
        assertThat(text(send("echo"))).isEqualTo("echo");
        Pending waiting = send("end");
        assertThatThrownBy(() -> answer(waiting)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVER_GONE);
            assertThat(failure.code()).isNotEqualTo(Connection.CLOSED);
        });
    }

    @Test
    void closing_ends_all_waiting_at_once_and_again_does_nothing() {
        open();
        Pending waiting = send("silent");
        connection.close(Transport.Farewell.AT_ONCE);
        assertThatThrownBy(() -> answer(waiting))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(Connection.CLOSED));
        assertThatThrownBy(() -> send("echo")).isInstanceOf(Failure.class);
        connection.close();
    }
}
