package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Peer;
import org.jspecify.annotations.Nullable;

/** One client of a server that somebody wrote down. Every answer is there at once. Thread-safe. */
final class WrittenConversation implements Conversation {

    private final WrittenEngine engine;

    WrittenConversation(WrittenEngine engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Runnable receive(JsonNode message, Peer replies) {
        RequestId id = RequestId.read(message.get("id"));
        JsonNode method = message.path("method");
        if (message.isObject() && method.isTextual()) {
            if (id != null) {
                replies.send(answer(id, method.textValue(), message));
            }
            return null;
        }
        boolean isAnswer = message.isObject() && (message.has("result") || message.has("error"));
        if (!isAnswer) {
            replies.send(Replies.error(id, Replies.INVALID_REQUEST, "this is no JSON-RPC message"));
        }
        return null;
    }

    private ObjectNode answer(RequestId id, String method, JsonNode message) {
        try {
            return Stateless.is(message)
                    ? stateless(id, method, message)
                    : Replies.result(id, engine.legacy(method, message.path("params")));
        } catch (WrittenAnswers.Refused refused) {
            return Replies.error(id, refused.code(), String.valueOf(refused.getMessage()), refused.data());
        }
    }

    private ObjectNode stateless(RequestId id, String method, JsonNode message) {
        String version = Stateless.version(message);
        if (!version.equals(WrittenEngine.MODERN)) {
            return Stateless.unsupported(id, version, java.util.List.of(WrittenEngine.MODERN));
        }
        ObjectNode result = Json.object().put("resultType", "complete");
        result.setAll(engine.modern(method, message.path("params")));
        return Replies.result(id, result);
    }

    @Override
    public void unreadable(String problem, Peer replies) {
        replies.send(Replies.error(null, Replies.PARSE_ERROR, problem));
    }

    @Override
    public void cancel(RequestId id) {}

    @Override
    public void close() {}
}
