package dev.mcpctl.serve.http;

import dev.mcpctl.mcp.Feature;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Engine;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One client's session of the revisions with a handshake: its conversation and its streams. Thread-safe. */
final class HttpSession {

    /** The stream that belongs to no request. */
    static final int STANDALONE = 0;

    /** A client comes back soon or not at all. */
    private static final int MOST_ENDED_STREAMS = 16;

    /** A client with so many open requests on one session has lost count of them. */
    private static final int MOST_STREAMS = 256;

    private final String id;
    private final Conversation conversation;
    private final Map<Integer, EventLog> streams = new LinkedHashMap<>();
    private int lastStream = STANDALONE;
    private volatile @Nullable ProtocolVersion version;

    HttpSession(String id, Engine engine) {
        this.id = id;
        EventLog standalone = new EventLog();
        this.streams.put(STANDALONE, standalone);
        this.conversation = engine.converse(standalone);
    }

    String id() {
        return id;
    }

    Conversation conversation() {
        return conversation;
    }

    /** The revision that the handshake agreed on; null until it has. */
    @Nullable
    ProtocolVersion version() {
        return version;
    }

    void agreed(@Nullable ProtocolVersion value) {
        version = value;
    }

    /** A stream and its number. */
    record Stream(int number, EventLog log) {}

    /**
     * A stream for one more request.
     *
     * @throws TurnedAway with 503 when too many are open
     */
    synchronized Stream open() {
        forgetEnded();
        if (streams.size() > MOST_STREAMS) {
            throw new TurnedAway(503, TurnedAway.SERVER_ERROR, "too many requests are open in this session");
        }
        EventLog log = new EventLog();
        streams.put(++lastStream, log);
        return new Stream(lastStream, log);
    }

    private void forgetEnded() {
        long ended = streams.values().stream().filter(EventLog::isComplete).count();
        Iterator<EventLog> oldestFirst = streams.values().iterator();
        while (ended > MOST_ENDED_STREAMS) {
            if (oldestFirst.next().isComplete()) {
                oldestFirst.remove();
                ended--;
            }
        }
    }

    /** The stream of this number, or null when it never was or is forgotten. */
    synchronized @Nullable Stream stream(int number) {
        EventLog log = streams.get(number);
        return log == null ? null : new Stream(number, log);
    }

    /** How the events of one of its streams are marked. */
    Outlet.Tags tags(Stream stream) {
        ProtocolVersion agreed = version;
        return new Outlet.Tags(stream.number(), agreed != null && agreed.has(Feature.PRIMED_STREAMS));
    }

    /** Open requests are answered with what there is, then nothing more is said. */
    void end() {
        conversation.close();
        Stream standalone = stream(STANDALONE);
        if (standalone != null) {
            standalone.log().complete();
        }
    }
}
