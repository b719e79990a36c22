package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.serve.Engine;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Streamable HTTP of 2025-03-26 to 2025-11-25: sessions, streams that can be resumed, and their end. Thread-safe. */
final class SessionVisits implements AutoCloseable {

    private final Sessions sessions;
    private final Executor executor;

    SessionVisits(Engine engine, Executor executor) {
        this.sessions = new Sessions(engine);
        this.executor = executor;
    }

    void post(Visit visit, JsonNode message) throws IOException {
        if (visit.header(StreamableEndpoint.SESSION) == null
                && message.path("method").asText().equals("initialize")) {
            begin(visit, message);
            return;
        }
        HttpSession session = session(visit);
        if (!hasRequest(message)) {
            Runnable rest = session.conversation().receive(message, nobody -> {});
            if (rest != null) {
                executor.execute(rest);
            }
            visit.done(202);
            return;
        }
        HttpSession.Stream stream = session.open();
        Outlet outlet = new Outlet(stream.log(), session.tags(stream));
        Errands.run(session.conversation().receive(message, stream.log()), stream.log(), executor);
        outlet.answer(visit, answer -> 200);
    }

    /** What is no message at all counts as a request: it is answered with an error. */
    private static boolean hasRequest(JsonNode message) {
        if (message.isArray()) {
            for (JsonNode each : message) {
                if (hasRequest(each)) {
                    return true;
                }
            }
            return message.isEmpty();
        }
        boolean isAnswer = !message.has("method") && (message.has("result") || message.has("error"));
        boolean isNotification = message.path("method").isTextual() && !message.has("id");
        return !isAnswer && !isNotification;
    }

    /** A session exists from a handshake that succeeds. */
    private void begin(Visit visit, JsonNode message) throws IOException {
        HttpSession session = sessions.create();
        EventLog log = new EventLog();
        Outlet outlet = new Outlet(log, Outlet.Tags.NONE);
        Errands.run(session.conversation().receive(message, log), log, Runnable::run);
        outlet.answer(visit, answer -> {
            String version = answer.path("result").path("protocolVersion").textValue();
            if (version == null) {
                session.end();
                return 400;
            }
            session.agreed(ProtocolVersion.of(version));
            sessions.add(session);
            visit.say(StreamableEndpoint.SESSION, session.id());
            return 200;
        });
    }

    /** Opens the stream that belongs to no request, or resumes any. */
    void get(Visit visit) throws IOException {
        if (!StreamableEndpoint.accepts(visit, "text/event-stream")) {
            throw new TurnedAway(406, TurnedAway.SERVER_ERROR, "the client has to accept text/event-stream");
        }
        HttpSession session = session(visit);
        String lastEvent = visit.header("Last-Event-ID");
        Place place = lastEvent == null ? new Place(HttpSession.STANDALONE, 0) : Place.read(lastEvent);
        HttpSession.Stream stream = session.stream(place.stream());
        if (stream == null || (lastEvent != null && !stream.log().reaches(place.event()))) {
            throw new TurnedAway(
                    400, TurnedAway.SERVER_ERROR, "the event '" + lastEvent + "' is not known here, or no longer");
        }
        new Outlet(stream.log(), session.tags(stream)).stream(visit, place.event());
    }

    /** Where an event id points to. */
    private record Place(int stream, long event) {

        static Place read(String id) {
            int dash = id.indexOf('-');
            try {
                return new Place(
                        Integer.parseInt(id.substring(0, Math.max(dash, 0))), Long.parseLong(id.substring(dash + 1)));
            } catch (NumberFormatException notOurs) {
                throw new TurnedAway(400, TurnedAway.SERVER_ERROR, "the event '" + id + "' is not known here");
            }
        }
    }

    void delete(Visit visit) throws IOException {
        sessions.end(session(visit));
        visit.done(204);
    }

    private HttpSession session(Visit visit) {
        String id = visit.header(StreamableEndpoint.SESSION);
        if (id == null) {
            throw TurnedAway.invalid("the header '" + StreamableEndpoint.SESSION + "' is missing: initialize opens a"
                    + " session, and stateless requests name their revision in _meta");
        }
        HttpSession session = sessions.find(id);
        if (session != null && session.conversation().isOver()) {
            sessions.end(session);
            session = null;
        }
        if (session == null) {
            throw new TurnedAway(404, TurnedAway.SERVER_ERROR, "there is no such session, or no longer");
        }
        checkVersion(visit.header(RoutingHeaders.VERSION), session);
        return session;
    }

    private static void checkVersion(@Nullable String said, HttpSession session) {
        ProtocolVersion agreed = session.version();
        if (said != null && agreed != null && !said.equals(agreed.date())) {
            throw TurnedAway.invalid("the header '" + RoutingHeaders.VERSION + "' says '" + said
                    + "', the handshake said '" + agreed.date() + "'");
        }
    }

    @Override
    public void close() {
        sessions.endAll();
    }
}
