package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Engine;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Streamable HTTP on one path for every revision. Which era a visit belongs to is read from the visit itself: metadata
 * makes it stateless, a session id or a handshake do not.
 */
final class StreamableEndpoint implements Endpoint {

    static final String PATH = "/mcp";
    static final String SESSION = "Mcp-Session-Id";

    /** Dates are in order as texts too, so that revisions which are unknown here are told so without a session. */
    private static final String FIRST_STATELESS = ProtocolVersion.V2026_07_28.date();

    private final StatelessPost stateless;
    private final SessionVisits sessions;

    StreamableEndpoint(Engine engine, Executor executor) {
        this.stateless = new StatelessPost(engine, executor);
        this.sessions = new SessionVisits(engine, executor);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void serve(Visit visit) throws IOException {
        if (!visit.path().equals(PATH)) {
            visit.text(404, "nothing is here; the MCP endpoint is " + PATH);
            return;
        }
        switch (visit.method()) {
            case "POST" -> post(visit);
            case "GET" -> {
                needSession(visit);
                sessions.get(visit);
            }
            case "DELETE" -> {
                needSession(visit);
                sessions.delete(visit);
            }
            default -> throw notAllowed(visit);
        }
    }

    /** Without a session there is nothing to get or delete: the stateless era knows POST alone. */
    private static void needSession(Visit visit) {
        if (visit.header(SESSION) == null) {
            throw notAllowed(visit);
        }
    }

    private static TurnedAway notAllowed(Visit visit) {
        visit.say("Allow", "POST");
        return new TurnedAway(405, TurnedAway.SERVER_ERROR, "only POST is possible without a session");
    }

    private void post(Visit visit) throws IOException {
        if (!isType(visit.header("Content-Type"), "application/json")) {
            throw new TurnedAway(415, TurnedAway.SERVER_ERROR, "the body has to be application/json");
        }
        if (!accepts(visit, "application/json") || !accepts(visit, "text/event-stream")) {
            throw new TurnedAway(
                    406,
                    TurnedAway.SERVER_ERROR,
                    "the client has to accept both application/json and text/event-stream");
        }
        JsonNode message = visit.body();
        visit.about(RequestId.read(message.get("id")));
        if (isStateless(visit, message)) {
            stateless.serve(visit, message);
        } else {
            sessions.post(visit, message);
        }
    }

    private static boolean isStateless(Visit visit, JsonNode message) {
        if (message.path("params").path("_meta").has(RoutingHeaders.VERSION_KEY)) {
            return true;
        }
        String version = visit.header(RoutingHeaders.VERSION);
        return visit.header(SESSION) == null
                && !message.path("method").asText().equals("initialize")
                && version != null
                && version.compareTo(FIRST_STATELESS) >= 0;
    }

    static boolean accepts(Visit visit, String type) {
        String family = type.substring(0, type.indexOf('/')) + "/*";
        for (String header : visit.headers("Accept")) {
            for (String range : header.split(",", -1)) {
                if (isType(range, type) || isType(range, family) || isType(range, "*/*")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isType(@Nullable String header, String type) {
        if (header == null) {
            return false;
        }
        int parameters = header.indexOf(';');
        String bare = parameters < 0 ? header : header.substring(0, parameters);
        return bare.strip().toLowerCase(Locale.ROOT).equals(type);
    }

    @Override
    public void close() {
        stateless.close();
        sessions.close();
    }
}
