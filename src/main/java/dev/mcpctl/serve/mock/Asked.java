package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.rpc.RequestId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Requests that the mock sends to the client, as the recorded server did, and waits for: any answer will do. Thread-safe. */
final class Asked {

    private final AtomicLong ids = new AtomicLong();
    private final Map<RequestId, CountDownLatch> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** The message under an id of our own; to be waited for with {@link #await}. */
    ObjectNode numbered(ObjectNode recorded) {
        RequestId id = RequestId.of(ids.incrementAndGet());
        open.put(id, new CountDownLatch(1));
        ObjectNode message = recorded.deepCopy();
        message.set("id", id.json());
        return message;
    }

    /** Waits for the answer to what {@link #numbered} made; ends early when no answer can come any more. */
    void await(ObjectNode message) {
        RequestId id = RequestId.read(message.get("id"));
        CountDownLatch latch = id == null ? null : open.get(id);
        if (latch == null || closed) {
            return;
        }
        try {
            latch.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client answered. */
    void answered(JsonNode message) {
        RequestId id = RequestId.read(message.get("id"));
        CountDownLatch latch = id == null ? null : open.remove(id);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Nothing will be answered any more. */
    void close() {
        closed = true;
        release();
    }

    /** Whoever waits waits no longer. */
    void release() {
        open.values().forEach(CountDownLatch::countDown);
    }
}
