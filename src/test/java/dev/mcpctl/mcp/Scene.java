package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ConnectionPeer;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.testing.Findings;
import dev.mcpctl.testing.LoopTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything around a session that a test may want to set or look at. */
final class Scene implements AutoCloseable {

    static final Duration LONG = Duration.ofSeconds(60);
    static final Duration SHORT = Duration.ofMillis(80);

    final List<LoopTransport> wires = new ArrayList<>();
    final Findings findings = new Findings();
    final Heard heard = new Heard();
    final Memory memory = new Memory();
    final List<Answerer.Ask> asks = new CopyOnWriteArrayList<>();
    Answerer answerer = ask -> {
        throw Failure.of(Failure.Kind.NOT_ANSWERED, "not_answered", "nothing answers " + ask.method());
    };
    ClientProfile profile = new ClientProfile("9.9", ClientProfile.Advertised.ALL, Json.object(), null);
    Consumer<LoopTransport> beforeOpening = wire -> {};
    Duration start = LONG;
    Duration probe = LONG;
    Duration request = LONG;
    Deadline run = Deadline.none();
    private final Deque<LoopTransport> servers = new ArrayDeque<>();
    private final List<Connection> connections = new ArrayList<>();

    /** What a listener heard, one line each. */
    static final class Heard implements SessionListener {
        final List<String> lines = new CopyOnWriteArrayList<>();
        final List<String> notes = new CopyOnWriteArrayList<>();
        final List<String> warnings = new CopyOnWriteArrayList<>();
        final List<String> waiting = new CopyOnWriteArrayList<>();

        @Override
        public void progress(double progress, @Nullable Double total, @Nullable String message, JsonNode raw) {
            lines.add("progress " + progress + " of " + total + ": " + message);
        }

        @Override
        public void log(String level, @Nullable String logger, JsonNode data, JsonNode raw) {
            lines.add("log " + level + " " + logger + " " + Json.compact(data));
        }

        @Override
        public void notification(String method, @Nullable JsonNode params) {
            lines.add(method + " " + (params == null ? "-" : Json.compact(params)));
        }

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }

        @Override
        public void warn(String sentence) {
            warnings.add(sentence);
        }

        @Override
        public void waiting(String sentence) {
            waiting.add(sentence);
        }
    }

    /** A memory that can be looked at. */
    static final class Memory implements EraMemory {
        @Nullable
        Generation known;

        int forgotten;

        @Override
        public @Nullable Generation recall() {
            return known;
        }

        @Override
        public void remember(Generation generation) {
            known = generation;
        }

        @Override
        public void forget() {
            forgotten++;
            known = null;
        }
    }

    /** One server for each time that is dialled. */
    static Scene with(LoopTransport.Server... servers) {
        Scene scene = new Scene();
        for (LoopTransport.Server server : servers) {
            scene.servers.add(LoopTransport.to(server));
        }
        return scene;
    }

    static Scene on(LoopTransport wire) {
        Scene scene = new Scene();
        scene.servers.add(wire);
        return scene;
    }

    Session open(String protocol) {
        return new Negotiator(this::connect, options(), memory).open(EraChoice.parse(protocol));
    }

    SessionOptions options() {
        Answerer recording = ask -> {
            asks.add(ask);
            return answerer.answer(ask);
        };
        return new SessionOptions(profile, recording, heard, new SessionOptions.Patience(start, probe, request, run));
    }

    private Connection connect(ConnectionPeer peer, Deadline start) {
        LoopTransport wire = servers.remove();
        wires.add(wire);
        beforeOpening.accept(wire);
        Connection connection = new Connection(wire, peer, findings, Clock.systemUTC());
        connections.add(connection);
        connection.open(start);
        return connection;
    }

    /** The wire that was dialled first, or only. */
    LoopTransport wire() {
        return wires.get(0);
    }

    /** What was sent over the only wire with this method. */
    List<JsonNode> sent(String method) {
        return wire().sent().stream()
                .filter(message -> message.path("method").asText("").equals(method))
                .toList();
    }

    @Override
    public void close() {
        connections.forEach(Connection::close);
    }
}
