package dev.mcpctl.rpc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.Findings;
import dev.mcpctl.testing.LoopTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A connection over a loop, open while a test runs, to a peer that says nothing by itself. */
abstract class OpenConnection {

    static final Duration FOREVER = Duration.ZERO;

    final LoopTransport wire = new LoopTransport();
    final Findings findings = new Findings();
    final Connection connection = new Connection(wire, new Deaf(), findings, Clock.systemUTC());

    private static final class Deaf implements ConnectionPeer {
        @Override
        public JsonNode request(Message.Request request) {
            throw new AssertionError("nobody asks here");
        }

        @Override
        public void notification(Message.Notification notification) {
            throw new AssertionError("nobody tells here");
        }
    }

    @BeforeEach
    void open() {
        connection.open(Deadline.none());
    }

    @AfterEach
    void close() {
        connection.close();
    }

    final Pending send(String method) {
        return connection.send(method, Json.object(), Map.of(), Deadline.none());
    }

    final Message.Answer await(Pending pending) {
        return connection.await(pending, FOREVER, Deadline.in(Duration.ofSeconds(20)));
    }

    final String result(Pending pending) {
        return Json.compact(((Message.Result) await(pending)).body().value());
    }

    final Failure failure(Pending pending) {
        return catchThrowableOfType(Failure.class, () -> await(pending));
    }
}
