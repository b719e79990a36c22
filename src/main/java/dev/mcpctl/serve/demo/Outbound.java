package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Peer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that the server sent to a legacy client and that wait for their answers. Thread-safe. */
final class Outbound {

    /** A request on its way; the answer is its result, or fails with {@link Trouble}. */
    record Asked(RequestId id, CompletableFuture<JsonNode> answer, Peer peer) {}

    private final Map<RequestId, Asked> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    int nextNumber() {
        return numbers.incrementAndGet();
    }

    Asked ask(String method, ObjectNode params, Peer peer) {
        RequestId id = new RequestId.Text("demo-" + nextNumber());
        Asked asked = new Asked(id, new CompletableFuture<>(), peer);
        waiting.put(id, asked);
        peer.send(Messages.request(id, method, params));
        return asked;
    }

    /** Takes an answer; one that nothing waits for is ignored. */
    void answered(ObjectNode message) {
        RequestId id = RequestId.read(message.get("id"));
        Asked asked = id == null ? null : waiting.remove(id);
        if (asked == null) {
            return;
        }
        if (message.has("result")) {
            asked.answer().complete(message.path("result"));
            return;
        }
        JsonNode error = message.path("error");
        asked.answer()
                .completeExceptionally(new Trouble("the client refused: "
                        + error.path("message").asText("no reason given") + " (code "
                        + error.path("code").asText("missing") + ")"));
    }

    /** Tells the client that an unanswered request is void. Does nothing for an answered one. */
    void giveUp(Asked asked) {
        if (waiting.remove(asked.id()) == null) {
            return;
        }
        ObjectNode params = Json.object();
        params.set("requestId", asked.id().json());
        params.put("reason", "the request it belonged to has ended");
        asked.peer().send(Messages.notification("notifications/cancelled", params));
    }
}
