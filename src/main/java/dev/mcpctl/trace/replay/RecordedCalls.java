package dev.mcpctl.trace.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.trace.MessageOutline;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.RecordingPlaces;
import dev.mcpctl.trace.RecordingReader;
import dev.mcpctl.trace.view.Pairing;
import dev.mcpctl.trace.view.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests of a recording that were answered, one by one in the order of their answers. */
public final class RecordedCalls {

    private static final int MOST_OPEN = 10_000;

    /** What opens, keeps and ends a connection is the matter of whoever asks again; streams never come to an end. */
    private static final Set<String> OWN =
            Set.of("initialize", "server/discover", "ping", "subscriptions/listen", "logging/setLevel");

    private final RecordingReader recording;
    private final Pairing pairing = new Pairing();
    private final RecordingPlaces places;
    private final Map<Long, Asked> asked = new LinkedHashMap<>();
    private long skipped;

    /**
     * Those of a recording.
     *
     * @param places the same recording, where requests are read again when their answers come; both closed by the caller
     */
    public RecordedCalls(RecordingReader recording, RecordingPlaces places) {
        this.recording = recording;
        this.places = places;
    }

    /** All that has to be remembered of a request until its answer comes: it may be large. */
    private record Asked(
            long sequence,
            long place,
            String method,
            @Nullable String subject) {}

    /**
     * A request and its answer.
     *
     * @param sequence number of the event of the request
     * @param subject the tool, prompt or resource, or null
     * @param params without what belongs to the connection
     * @param answer {@code result} or {@code error} alone
     */
    public record RecordedCall(
            long sequence, String method, @Nullable String subject, ObjectNode params, ObjectNode answer) {}

    /** The next one, or null at the end. */
    public @Nullable RecordedCall next() {
        for (RecordedEvent event = recording.next(); event != null; event = recording.next()) {
            Seen seen = pairing.add(event, Seen.outline(event));
            boolean ours = event.direction() == RecordedEvent.Direction.TO_SERVER;
            MessageOutline outline = seen.outline();
            if (outline != null && outline.asks() && ours && !OWN.contains(seen.method())) {
                Asked request = new Asked(
                        event.sequence(), recording.position(), String.valueOf(seen.method()), outline.subject());
                asked.put(event.sequence(), request);
                if (asked.size() > MOST_OPEN) {
                    asked.remove(asked.keySet().iterator().next());
                }
            }
            Asked request = seen.request() > 0 && !ours ? asked.remove(seen.request()) : null;
            RecordedCall call = request == null ? null : call(request, event);
            if (call != null) {
                return call;
            }
        }
        return null;
    }

    /** How many requests cannot be asked again, because something was taken out of them or their answers were cut. */
    public long skipped() {
        return skipped;
    }

    private @Nullable RecordedCall call(Asked request, RecordedEvent answer) {
        RecordedEvent asking = places.event(request.place(), answer.at());
        JsonNode sent = json(asking);
        JsonNode received = json(answer);
        if (sent == null || received == null || asking.redacted()) {
            skipped++;
            return null;
        }
        if (received.at("/result/resultType").asText("").equals("input_required")) {
            return null;
        }
        ObjectNode params = sent.path("params") instanceof ObjectNode members ? members : Json.object();
        params.remove("_meta");
        params.remove("inputResponses");
        params.remove("requestState");
        ObjectNode outcome = Json.object();
        if (received.has("error")) {
            outcome.set("error", ofError(received.path("error")));
        } else {
            outcome.set("result", received.path("result"));
        }
        return new RecordedCall(request.sequence(), request.method(), request.subject(), params, outcome);
    }

    /** JSON-RPC 2.0, 5.1: an error has nothing else. */
    private static ObjectNode ofError(JsonNode recorded) {
        ObjectNode error = Json.object();
        for (String name : List.of("code", "message", "data")) {
            if (recorded.has(name)) {
                error.set(name, recorded.path(name));
            }
        }
        return error;
    }

    private static @Nullable JsonNode json(RecordedEvent event) {
        try {
            return event.truncated() ? null : Json.tolerant(event.bytes());
        } catch (JsonProblem broken) {
            return null;
        }
    }
}
