package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;
import java.util.Collection;

/** What tells stateless requests from those after a handshake. Specification 2026-07-28, Basic, {@code _meta}. */
final class Stateless {

    static final String VERSION_KEY = "io.modelcontextprotocol/protocolVersion";
    static final String SERVER_KEY = "io.modelcontextprotocol/serverInfo";

    private Stateless() {}

    /** Whether the message is one. */
    static boolean is(JsonNode message) {
        return message.path("params").path("_meta").has(VERSION_KEY);
    }

    /** The revision that a stateless message names. */
    static String version(JsonNode message) {
        return message.path("params").path("_meta").path(VERSION_KEY).asText("");
    }

    /** The answer to a revision that is not served. */
    static ObjectNode unsupported(RequestId id, String requested, Collection<String> supported) {
        ObjectNode data = Json.object();
        supported.forEach(data.putArray("supported")::add);
        data.put("requested", requested);
        return Replies.error(id, Replies.UNSUPPORTED_VERSION, "revision '" + requested + "' is not served here", data);
    }
}
