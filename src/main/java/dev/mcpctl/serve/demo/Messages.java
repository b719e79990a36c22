package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;

/** Builds JSON-RPC envelopes. */
final class Messages {

    private Messages() {}

    static ObjectNode result(RequestId id, ObjectNode result) {
        ObjectNode message = envelope();
        message.set("id", id.json());
        message.set("result", result);
        return message;
    }

    static ObjectNode error(RequestId id, Refused refused) {
        ObjectNode message = envelope();
        message.set("id", id.json());
        message.set("error", refused.error());
        return message;
    }

    /** What kind of id an error carries when the request's could not be read. */
    enum NoId {
        /** JSON-RPC 2.0: {@code "id": null}. */
        NULL,
        /** Specification since 2025-11-25: no member. */
        ABSENT
    }

    static ObjectNode error(NoId noId, Refused refused) {
        ObjectNode message = envelope();
        if (noId == NoId.NULL) {
            message.putNull("id");
        }
        message.set("error", refused.error());
        return message;
    }

    static ObjectNode notification(String method, JsonNode params) {
        ObjectNode message = envelope();
        message.put("method", method);
        if (!params.isEmpty()) {
            message.set("params", params);
        }
        return message;
    }

    static ObjectNode request(RequestId id, String method, JsonNode params) {
        ObjectNode message = envelope();
        message.set("id", id.json());
        message.put("method", method);
        if (!params.isEmpty()) {
            message.set("params", params);
        }
        return message;
    }

    private static ObjectNode envelope() {
        ObjectNode message = Json.object();
        message.put("jsonrpc", "2.0");
        return message;
    }
}
