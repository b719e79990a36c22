package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.RecordingPlaces;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The messages of a recording, each read when it is wanted. Thread-safe but for {@link #shared}. */
final class RecordedMessages {

    private final RecordingPlaces places;
    private final Map<String, String> words = new HashMap<>();

    RecordedMessages(RecordingPlaces places) {
        this.places = places;
    }

    /** A message and when it went over the wire. */
    record Said(Instant at, ObjectNode message) {}

    /**
     * The message of a spot.
     *
     * @param before when it went over the wire if the recording does not say
     * @throws Failure local file, when it cannot be read any more
     */
    Said at(long spot, Instant before) {
        RecordedEvent event = places.event(Spots.place(spot), before);
        try {
            JsonNode json = Json.tolerant(event.bytes());
            JsonNode one = json.isArray() ? json.path(Spots.index(spot)) : json;
            if (one instanceof ObjectNode message) {
                return new Said(event.at(), message);
            }
        } catch (JsonProblem other) {
            throw changed();
        }
        throw changed();
    }

    private static Failure changed() {
        return Failure.localFile("the recording was changed while it was served", null);
    }

    /** The same text, which exists only once however often it stands in the recording. */
    String shared(String word) {
        String known = words.putIfAbsent(word, word);
        return known == null ? word : known;
    }
}
