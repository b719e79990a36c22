package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Engine;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** HTTP+SSE of 2024-11-05: one stream for all that the server says, and an address for what the client says. Thread-safe. */
final class SseEndpoint implements Endpoint {

    static final String PATH = "/sse";

    private static final String MESSAGES = "/messages";
    private static final String QUERY = "sessionId=";
    private static final int MOST = 100;

    private final Engine engine;
    private final Executor executor;
    private final Map<String, Line> open = new ConcurrentHashMap<>();

    /** One client: what it says is taken here, what it hears is gathered there. */
    private record Line(Conversation conversation, EventLog log) {
        void end() {
            conversation.close();
            log.complete();
        }
    }

    SseEndpoint(Engine engine, Executor executor) {
        this.engine = engine;
        this.executor = executor;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void serve(Visit visit) throws IOException {
        String wanted = visit.path() + " " + visit.method();
        switch (wanted) {
            case PATH + " GET" -> listen(visit);
            case MESSAGES + " POST" -> take(visit);
            default -> {
                boolean known = visit.path().equals(PATH) || visit.path().equals(MESSAGES);
                visit.text(known ? 405 : 404, "this server speaks HTTP+SSE: GET " + PATH + " opens the stream");
            }
        }
    }

    private void listen(Visit visit) throws IOException {
        if (open.size() >= MOST) {
            throw new TurnedAway(503, TurnedAway.SERVER_ERROR, "too many clients are connected");
        }
        String id = UUID.randomUUID().toString();
        EventLog log = new EventLog();
        Line line = new Line(engine.converse(log), log);
        open.put(id, line);
        try (EventWriter writer = visit.events()) {
            writer.named("endpoint", MESSAGES + "?" + QUERY + id);
            new Outlet(log, Outlet.Tags.NONE).pour(writer, 0);
        } finally {
            open.remove(id);
            line.end();
        }
    }

    private void take(Visit visit) throws IOException {
        Line line = line(visit.query());
        JsonNode message = visit.body();
        Runnable rest = line.conversation().receive(message, line.log());
        if (rest != null) {
            executor.execute(rest);
        }
        visit.text(202, "Accepted");
    }

    private Line line(@Nullable String query) {
        Line line = query == null || !query.startsWith(QUERY) ? null : open.get(query.substring(QUERY.length()));
        if (line == null) {
            throw new TurnedAway(404, TurnedAway.SERVER_ERROR, "there is no such session, or no longer");
        }
        return line;
    }

    @Override
    public void close() {
        open.values().forEach(Line::end);
    }
}
