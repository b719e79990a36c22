package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The input schemas of the tools that were listed so far: some arguments travel in headers too. Thread-safe. */
final class SeenTools {

    /** A server that lists more is not remembered entirely. */
    private static final int MOST = 10_000;

    private final Map<String, JsonNode> schemas = new ConcurrentHashMap<>();

    /** Learns from a result, whatever it is the result of. */
    void learn(JsonNode result) {
        for (JsonNode tool : result.path("tools")) {
            JsonNode schema = tool.path("inputSchema");
            if (schema.isObject() && schemas.size() < MOST) {
                schemas.put(tool.path("name").asText(""), schema);
            }
        }
    }

    /** The schema of a tool, or null when it was not listed. */
    @Nullable
    JsonNode schema(String tool) {
        return schemas.get(tool);
    }
}
