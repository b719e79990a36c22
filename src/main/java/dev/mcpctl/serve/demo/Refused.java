package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import org.jspecify.annotations.Nullable;

/** A request ends with a JSON-RPC error. Has no stack trace: it is an answer, not an accident. */
final class Refused extends RuntimeException {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;
    /** Legacy revisions only; 2026-07-28 answers invalid params. */
    static final int RESOURCE_NOT_FOUND = -32002;
    /** 2026-07-28: the request's capabilities lack what the answer needs. */
    static final int MISSING_CAPABILITY = -32021;
    /** 2026-07-28: the request names a revision that is not served. */
    static final int UNSUPPORTED_VERSION = -32022;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient @Nullable JsonNode data;

    Refused(int code, String message, @Nullable JsonNode data) {
        super(message, null, false, false);
        this.code = code;
        this.data = data;
    }

    static Refused invalidParams(String message) {
        return new Refused(INVALID_PARAMS, message, null);
    }

    static Refused invalidRequest(String message) {
        return new Refused(INVALID_REQUEST, message, null);
    }

    static Refused unknownMethod(String method) {
        return new Refused(METHOD_NOT_FOUND, "method '" + method + "' does not exist here", null);
    }

    ObjectNode error() {
        ObjectNode error = Json.object();
        error.put("code", code);
        error.put("message", String.valueOf(getMessage()));
        if (data != null) {
            error.set("data", data);
        }
        return error;
    }
}
