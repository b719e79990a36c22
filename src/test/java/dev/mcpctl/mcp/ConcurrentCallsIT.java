package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ConnectionPeer;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.testing.MisbehavingServer;
import dev.mcpctl.testing.ProcessWatch;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.TransportOptions;
import dev.mcpctl.transport.Transports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process, one pipe each way, many requests at once. */
class ConcurrentCallsIT {

    private static final int CALLS = 64;
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final ProcessWatch watch = ProcessWatch.create();

    private Session open(String... faults) {
        Endpoint.Stdio endpoint = new Endpoint.Stdio(
                MisbehavingServer.command(faults),
                Map.of(ProcessWatch.VARIABLE, Secret.of(watch.id())),
                true,
                directory,
                "server");
        SessionOptions options = new SessionOptions(
                new ClientProfile("0", ClientProfile.Advertised.ALL, Json.object(), null),
                ask -> {
                    throw Failure.protocol("nobody asks");
                },
                SessionListener.none(),
                new SessionOptions.Patience(LONG, LONG, LONG, Deadline.in(LONG)));
        Negotiator negotiator =
                new Negotiator((peer, start) -> connect(endpoint, peer, start), options, EraMemory.none());
        return negotiator.open(EraChoice.AUTO);
    }

    private static Connection connect(Endpoint endpoint, ConnectionPeer peer, Deadline start) {
        Connection connection = new Connection(
                Transports.dial(endpoint, TransportOptions.usual(Host.current())),
                peer,
                WireListener.none(),
                Clock.systemUTC());
        connection.open(start);
        return connection;
    }

    private static String call(Session session, int number) {
        try (Message.Body body = session.call("reversed", Json.object().put("text", "answer " + number))) {
            return body.value().path("content").path(0).path("text").asText();
        }
    }

    @Test
    void sixty_four_calls_that_are_answered_in_reverse_each_get_their_own_answer() throws Exception {
        Path journal = directory.resolve("journal");
        ExecutorService threads = Executors.newFixedThreadPool(CALLS);
        try (Session session = open("journal=" + journal)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int number = i;
                answers.add(threads.submit(() -> call(session, number)));
            }
            for (int i = 0; i < CALLS; i++) {
                assertThat(answers.get(i).get(60, TimeUnit.SECONDS)).isEqualTo("answer " + i);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(watch.awaitNone(Duration.ofSeconds(1))).isEmpty();
        List<String> calls = Files.readAllLines(journal).stream()
                .filter(line -> line.contains("tools/call"))
                .toList();
        assertThat(calls).hasSize(CALLS);
        assertThat(IntStream.range(0, CALLS))
                .allSatisfy(number -> assertThat(calls).anyMatch(line -> line.contains("\"answer " + number + "\"")));
    }
}
