package dev.mcpctl.trace.view;

import dev.mcpctl.trace.MessageOutline;
import dev.mcpctl.trace.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pairs answers with requests, in either direction. Remembers only what waits, and of that not more than it should. */
public final class Pairing {

    private static final int MOST_OPEN = 10_000;

    private final Map<Key, Asked> open = new LinkedHashMap<>();

    /** All that has to be remembered of a request: it may be large. */
    private record Asked(long sequence, @Nullable String method, Instant at) {}

    private record Key(long connection, RecordedEvent.Direction direction, String id) {}

    /** The next event, in order. */
    public Seen add(RecordedEvent event, @Nullable MessageOutline outline) {
        if (outline == null || outline.id() == null) {
            return new Seen(event, outline, outline == null ? null : outline.method(), null, 0);
        }
        if (outline.answers()) {
            return answer(event, outline, outline.id());
        }
        Seen seen = new Seen(event, outline, outline.method(), null, 0);
        if (outline.asks()) {
            open.put(
                    new Key(event.connection(), event.direction(), outline.id()),
                    new Asked(event.sequence(), outline.method(), event.at()));
            if (open.size() > MOST_OPEN) {
                open.remove(open.keySet().iterator().next());
            }
        }
        return seen;
    }

    private Seen answer(RecordedEvent event, MessageOutline outline, String id) {
        RecordedEvent.Direction asked = event.direction() == RecordedEvent.Direction.TO_CLIENT
                ? RecordedEvent.Direction.TO_SERVER
                : RecordedEvent.Direction.TO_CLIENT;
        Asked request = open.remove(new Key(event.connection(), asked, id));
        if (request == null) {
            return new Seen(event, outline, null, null, 0);
        }
        Duration latency = Duration.between(request.at(), event.at());
        return new Seen(
                event, outline, request.method(), latency.isNegative() ? Duration.ZERO : latency, request.sequence());
    }
}
