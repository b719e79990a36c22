package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;
import org.jspecify.annotations.Nullable;

/** A visit ends with a status and a JSON-RPC error before an engine sees it. Has no stack trace: it is an answer. */
final class TurnedAway extends RuntimeException {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    /** 2026-07-28: a header is missing, broken, or says something else than the body. */
    static final int HEADER_MISMATCH = -32020;
    /** 2026-07-28: a capability that was not declared. */
    static final int MISSING_CAPABILITY = -32021;
    /** 2026-07-28: a revision that is not served. */
    static final int UNSUPPORTED_VERSION = -32022;
    /** What belongs to HTTP alone and has no number of its own. */
    static final int SERVER_ERROR = -32000;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    TurnedAway(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static TurnedAway mismatch(String message) {
        return new TurnedAway(400, HEADER_MISMATCH, message);
    }

    static TurnedAway invalid(String message) {
        return new TurnedAway(400, INVALID_REQUEST, message);
    }

    int status() {
        return status;
    }

    ObjectNode message(@Nullable RequestId id) {
        ObjectNode message = Json.object();
        message.put("jsonrpc", "2.0");
        if (id != null) {
            message.set("id", id.json());
        }
        ObjectNode error = message.putObject("error");
        error.put("code", code);
        error.put("message", String.valueOf(getMessage()));
        return message;
    }
}
