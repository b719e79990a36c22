package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;
import org.jspecify.annotations.Nullable;

/** What a bridge itself has to say to a host. */
final class Errors {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    /** The server could not be asked, or went away. */
    static final int SERVER_ERROR = -32000;

    private Errors() {}

    static ObjectNode of(@Nullable RequestId id, int code, String message) {
        ObjectNode answer = Json.object().put("jsonrpc", "2.0");
        if (id == null) {
            answer.putNull("id");
        } else {
            answer.set("id", id.json());
        }
        answer.putObject("error").put("code", code).put("message", message);
        return answer;
    }

    static ObjectNode of(RequestId id, Failure reason) {
        return of(id, SERVER_ERROR, "mcpctl: " + reason.message());
    }
}
