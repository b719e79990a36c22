package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;
import org.jspecify.annotations.Nullable;

/** Builds JSON-RPC answers. */
final class Replies {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;
    /** 2026-07-28: the request names a revision that is not served. */
    static final int UNSUPPORTED_VERSION = -32022;

    private Replies() {}

    static ObjectNode result(RequestId id, JsonNode result) {
        ObjectNode message = envelope();
        message.set("id", id.json());
        message.set("result", result);
        return message;
    }

    /**
     * An error.
     *
     * @param id null where the request's could not be read
     */
    static ObjectNode error(@Nullable RequestId id, int code, String message) {
        return error(id, code, message, null);
    }

    static ObjectNode error(@Nullable RequestId id, int code, String message, @Nullable JsonNode data) {
        ObjectNode answer = envelope();
        if (id == null) {
            answer.putNull("id");
        } else {
            answer.set("id", id.json());
        }
        ObjectNode error = answer.putObject("error").put("code", code).put("message", message);
        if (data != null) {
            error.set("data", data);
        }
        return answer;
    }

    private static ObjectNode envelope() {
        return Json.object().put("jsonrpc", "2.0");
    }
}
