package dev.mcpctl.serve.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.rpc.RequestId;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the requests that are not answered yet asked for. Thread-safe. */
final class AskedMethods {

    private static final int MOST = 10_000;

    private final Map<RequestId, Asked> open = new LinkedHashMap<>();

    /** A method and the name that belongs to it, or null. */
    record Asked(String method, @Nullable String name) {

        static Asked of(JsonNode message) {
            JsonNode params = message.path("params");
            String name = params.path("name").textValue();
            return new Asked(
                    message.path("method").asText(""),
                    name == null ? params.path("uri").textValue() : name);
        }
    }

    /** Notes a request; anything else is ignored. */
    synchronized void sent(byte[] line) {
        JsonNode message = parsed(line);
        RequestId id = message == null ? null : RequestId.read(message.get("id"));
        if (message != null && id != null && message.path("method").isTextual() && open.size() < MOST) {
            open.put(id, Asked.of(message));
        }
    }

    /** What a line answers; null when it is no answer, or one to nothing. */
    synchronized @Nullable Asked answered(byte[] line) {
        JsonNode message = parsed(line);
        RequestId id = message == null || message.has("method") ? null : RequestId.read(message.get("id"));
        return id == null ? null : open.remove(id);
    }

    private static @Nullable JsonNode parsed(byte[] line) {
        try {
            JsonNode message = Json.tolerant(line);
            return message.isObject() ? message : null;
        } catch (JsonProblem | UncheckedIOException noMessage) {
            return null;
        }
    }
}
