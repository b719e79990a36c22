package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.rpc.MessageReader.Found;
import dev.mcpctl.rpc.MessageReader.Malformed;
import dev.mcpctl.rpc.MessageReader.Proper;
import dev.mcpctl.rpc.MessageReader.Rule;
import org.jspecify.annotations.Nullable;

/** The members of a JSON-RPC object while it is read, and what kind of message they make. */
final class MessageParts {

    private @Nullable JsonNode version;
    private @Nullable JsonNode id;
    private @Nullable JsonNode method;
    private @Nullable JsonNode params;
    private @Nullable JsonNode result;
    private @Nullable JsonNode error;
    private boolean answers;
    private boolean calls;
    private long resultStart;
    private long resultEnd;

    /** A member of this name begins; what follows may turn out to be broken. */
    void begin(String name) {
        answers |= name.equals("result") || name.equals("error");
        calls |= name.equals("method") || name.equals("params");
    }

    void put(String name, JsonNode value) {
        switch (name) {
            case "jsonrpc" -> version = value;
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

    /** Whether it began as a request or a notification. */
    boolean calls() {
        return calls && !answers;
    }

    /** The request of ours that this seems to answer, as far as it was read. */
    @Nullable
    RequestId answered() {
        return answers ? RequestId.read(id) : null;
    }

    /** A broken rule that does not keep the message from being understood, or null. */
    @Nullable
    Malformed blemish() {
        if (version == null || !version.isTextual() || !version.textValue().equals("2.0")) {
            return new Malformed(Rule.JSONRPC_VERSION, "a message without \"jsonrpc\":\"2.0\"", null);
        }
        return result != null && error != null
                ? new Malformed(Rule.RESULT_AND_ERROR, "an answer with both result and error, one of them null", null)
                : null;
    }

    /** Specification 2026-07-28, Basic, Messages: exactly one of method, result and error decides the kind. */
    Found message(Frame frame) {
        if (method != null) {
            return answers
                    ? new Malformed(
                            Rule.METHOD_AND_ANSWER, "a message with both a method and a result or an error", answered())
                    : call(method);
        }
        if (result != null && error != null && result.isNull() == error.isNull()) {
            return new Malformed(Rule.RESULT_AND_ERROR, "an answer with both result and error", answered());
        }
        if (error != null && !(error.isNull() && result != null)) {
            return errorReply(error, frame);
        }
        if (result == null) {
            return new Malformed(
                    Rule.NO_MESSAGE, "an object with neither method nor result nor error", RequestId.read(id));
        }
        RequestId answered = answered();
        if (answered == null) {
            return new Malformed(
                    Rule.ANSWER_WITHOUT_ID, "a result whose id is missing or neither text nor integer", null);
        }
        return new Proper(new Message.Result(answered, new Message.Body(result, frame, resultStart, resultEnd)));
    }

    private Found call(JsonNode name) {
        if (!name.isTextual()) {
            return new Malformed(Rule.NO_MESSAGE, "a method name that is no text", null);
        }
        if (id == null) {
            return new Proper(new Message.Notification(name.textValue(), params));
        }
        RequestId asked = RequestId.read(id);
        if (asked == null) {
            return new Malformed(Rule.REQUEST_ID, "a request whose id is neither text nor integer", null);
        }
        return new Proper(new Message.Request(asked, name.textValue(), params));
    }

    /** An error outlives its frame, so nothing of it may stay in the file. */
    private Found errorReply(JsonNode received, Frame frame) {
        if (!received.isObject()) {
            return new Malformed(Rule.ERROR_SHAPE, "an error that is no object", answered());
        }
        JsonNode body = frame instanceof Frame.Bytes ? received : LongText.loaded(received);
        JsonNode code = body.path("code");
        JsonNode message = body.path("message");
        Message.RemoteError read = new Message.RemoteError(
                code.isIntegralNumber() && code.canConvertToLong() ? code.longValue() : 0,
                message.isTextual() ? message.textValue() : "",
                body.get("data"),
                body);
        return new Proper(new Message.ErrorReply(answered(), read));
    }
}
