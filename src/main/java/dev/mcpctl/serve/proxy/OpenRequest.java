package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Peer;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A request of a host that the server has not answered yet. Thread-safe. */
final class OpenRequest {

    private static final String TOKEN = "progressToken";

    private final RequestId outer;
    private final RequestId inner;
    private final ObjectNode message;
    private final Peer replies;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Failure failure;

    /**
     * A request.
     *
     * @param inner the id that the server knows it by; progress is told under the same number where it differs
     * @param message as the host sent it
     */
    OpenRequest(RequestId inner, ObjectNode message, Peer replies) {
        RequestId id = RequestId.read(message.get("id"));
        this.outer = id == null ? inner : id;
        this.inner = inner;
        this.message = message;
        this.replies = replies;
    }

    RequestId inner() {
        return inner;
    }

    RequestId outer() {
        return outer;
    }

    Peer replies() {
        return replies;
    }

    String method() {
        return message.path("method").asText("");
    }

    boolean isStateless() {
        return RequestHeaders.isStateless(message);
    }

    /** The message as the server gets it. */
    ObjectNode outgoing() {
        if (inner.equals(outer)) {
            return message;
        }
        ObjectNode changed = message.deepCopy();
        changed.set("id", inner.json());
        if (changed.path("params").path("_meta") instanceof ObjectNode meta && meta.has(TOKEN)) {
            meta.set(TOKEN, inner.json());
        }
        return changed;
    }

    /** A message of the server under the id and the token that the host knows. */
    ObjectNode incoming(ObjectNode heard) {
        if (inner.equals(outer)) {
            return heard;
        }
        if (!heard.has("method")) {
            heard.set("id", outer.json());
        }
        JsonNode params = heard.path("params");
        JsonNode token = message.path("params").path("_meta").get(TOKEN);
        if (token != null && params instanceof ObjectNode object && inner.json().equals(object.get(TOKEN))) {
            object.set(TOKEN, token);
        }
        JsonNode meta = heard.has("method")
                ? params.path("_meta")
                : heard.path("result").path("_meta");
        if (meta instanceof ObjectNode object && inner.json().equals(object.get(Routes.SUBSCRIPTION))) {
            object.set(Routes.SUBSCRIPTION, outer.json());
        }
        JsonNode withdrawn = params.get("requestId");
        if (withdrawn != null
                && params instanceof ObjectNode object
                && inner.json().equals(withdrawn)) {
            object.set("requestId", outer.json());
        }
        return heard;
    }

    /** Nothing more will come for it: for this reason, or, with null, because it was answered or withdrawn. */
    void end(@Nullable Failure reason) {
        failure = reason;
        over.countDown();
    }

    /** Why it got no answer, or null. */
    @Nullable
    Failure failure() {
        return failure;
    }

    /** Waits for its end; an interrupt ends the wait. */
    void await() {
        try {
            over.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
