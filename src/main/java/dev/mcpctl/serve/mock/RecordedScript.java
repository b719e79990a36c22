package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.trace.Memory;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.RecordingPlaces;
import dev.mcpctl.trace.RecordingReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a recording in their order, each with where the server says what about it. What they carry stays in the
 * file, so that a recording need not fit into memory.
 */
final class RecordedScript {

    private static final int MOST_NOTES = 20;

    /** What one call, or one thing that the server said, takes at most in memory. */
    private static final int CALL_BYTES = 104;

    private static final int SAID_BYTES = 24;

    private final RecordedMessages messages;
    private final List<RecordedCall> calls = new ArrayList<>();
    private final Set<String> revisions = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private final OpenCalls open = new OpenCalls();
    private final long room = Memory.part(3) * 2;
    private long weight;
    private boolean answered;

    private RecordedScript(RecordedMessages messages) {
        this.messages = messages;
    }

    /**
     * Reads a recording to its end.
     *
     * @param places where single events of it are read later on
     * @throws Failure local file; usage, when it holds more calls than can be remembered
     */
    static RecordedScript read(RecordingReader reader, RecordingPlaces places) {
        RecordedScript script = new RecordedScript(new RecordedMessages(places));
        for (RecordedEvent event = reader.next(); event != null; event = reader.next()) {
            if (event.is(RecordedEvent.MESSAGE)) {
                script.take(event, reader.position());
            } else if (event.is(RecordedEvent.HTTP_ENDED)) {
                script.open.ended(event);
            }
        }
        script.notes.addAll(reader.notes());
        script.open.clear();
        return script;
    }

    List<RecordedCall> calls() {
        return calls;
    }

    /** Whether any request was answered. */
    boolean isAnswered() {
        return answered;
    }

    /** The revisions in which stateless requests were answered. */
    Set<String> revisions() {
        return revisions;
    }

    /** What could not be used, a sentence each. */
    List<String> notes() {
        return notes;
    }

    private void take(RecordedEvent event, long place) {
        JsonNode json = parsed(event);
        if (json instanceof ObjectNode message) {
            take(event, Spots.of(place, 0), message);
        } else if (json != null && json.isArray()) {
            for (int i = 0; i < Math.min(json.size(), Spots.MOST_IN_BATCH); i++) {
                if (json.path(i) instanceof ObjectNode message) {
                    take(event, Spots.of(place, i), message);
                }
            }
        }
    }

    private @Nullable JsonNode parsed(RecordedEvent event) {
        try {
            return Json.tolerant(event.bytes());
        } catch (JsonProblem problem) {
            note(event, event.truncated() ? "holds only the beginning of a message" : "holds no JSON message");
            return null;
        }
    }

    private void note(RecordedEvent event, String what) {
        if (notes.size() < MOST_NOTES) {
            notes.add("event " + event.sequence() + " " + what);
        }
    }

    private void take(RecordedEvent event, long spot, ObjectNode message) {
        switch (event.direction()) {
            case TO_SERVER -> asked(event, spot, message);
            case TO_CLIENT -> heard(event, spot, message);
            case NONE -> note(event, "is a message without a direction");
        }
    }

    private void asked(RecordedEvent event, long spot, ObjectNode message) {
        if (!message.path("method").isTextual()) {
            return;
        }
        weigh(CALL_BYTES);
        RecordedCall call = new RecordedCall(messages, event.sequence(), spot, message);
        calls.add(call);
        open.asked(event, message, call);
    }

    private void heard(RecordedEvent event, long spot, ObjectNode message) {
        if (message.has("method")) {
            said(event, spot, message);
            return;
        }
        RequestId id = RequestId.read(message.get("id"));
        RecordedCall call = id == null ? null : open.answered(event, id);
        if (call != null && !call.isAnswered()) {
            call.answered(spot);
            answered = true;
            String revision = call.statelessVersion();
            if (revision != null && message.has("result")) {
                revisions.add(revision);
            }
        }
    }

    private void said(RecordedEvent event, long spot, ObjectNode message) {
        RecordedCall call = open.addressee(event, message);
        if (call == null) {
            return;
        }
        weigh(SAID_BYTES);
        if (call.isRequest() && !call.isAnswered()) {
            call.saidBefore(spot);
        } else {
            call.saidAfter(spot);
        }
    }

    private void weigh(int bytes) {
        weight += bytes;
        if (weight > room) {
            throw Failure.of(
                            Failure.Kind.USAGE,
                            "recording",
                            "the recording has more than " + calls.size()
                                    + " requests, and more than that do not fit into memory")
                    .hint(Memory.hint());
        }
    }
}
