package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.rpc.MessageReader.Found;
import dev.mcpctl.rpc.MessageReader.Malformed;
import dev.mcpctl.rpc.MessageReader.Proper;
import org.jspecify.annotations.Nullable;

/** The members of a JSON-RPC object while it is read, and what kind of message they make. */
final class MessageParts {

    private @Nullable JsonNode id;
    private @Nullable JsonNode method;
    private @Nullable JsonNode params;
    private @Nullable JsonNode result;
    private @Nullable JsonNode error;
    private long resultStart;
    private long resultEnd;

    void put(String name, JsonNode value) {
        switch (name) {
            case "id" -> id = value;
            case "method" -> method = value;
            case "params" -> params = value;
            case "result" -> result = value;
            case "error" -> error = value;
            default -> {}
        }
    }

    void resultAt(long start, long end) {
        resultStart = start;
        resultEnd = end;
    }

    @Nullable RequestId id() {
        return RequestId.read(id);
    }

    /** Specification 2026-07-28, Basic, Messages: exactly one of method, result and error decides the kind. */
    Found message(Frame frame) {
        if (method != null) {
            return call(method);
        }
        if (result != null && error != null) {
            return new Malformed("result-and-error", "an answer with both result and error", id());
        }
        if (error != null) {
            return errorReply(error);
        }
        if (result == null) {
            return new Malformed("no-message", "an object with neither method nor result nor error", id());
        }
        RequestId answered = id();
        if (answered == null) {
            return new Malformed("answer-without-id", "a result whose id is missing or neither text nor integer", null);
        }
        return new Proper(new Message.Result(answered, new Message.Body(result, frame, resultStart, resultEnd)));
    }

    private Found call(JsonNode name) {
        if (!name.isTextual()) {
            return new Malformed("no-message", "a method name that is no text", id());
        }
        if (id == null) {
            return new Proper(new Message.Notification(name.textValue(), params));
        }
        RequestId asked = id();
        if (asked == null) {
            return new Malformed("request-id", "a request whose id is neither text nor integer", null);
        }
        return new Proper(new Message.Request(asked, name.textValue(), params));
    }

    private Found errorReply(JsonNode body) {
        if (!body.isObject()) {
            return new Malformed("error-shape", "an error that is no object", id());
        }
        JsonNode code = body.path("code");
        JsonNode message = body.path("message");
        Message.RemoteError read = new Message.RemoteError(
                code.isIntegralNumber() ? code.longValue() : 0,
                message.isTextual() ? message.textValue() : "",
                body.get("data"),
                body);
        return new Proper(new Message.ErrorReply(id(), read));
    }
}
