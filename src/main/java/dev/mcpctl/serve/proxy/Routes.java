package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.RequestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which open request a message of the server belongs to. Specification 2026-07-28, stdio. Thread-safe. */
final class Routes {

    static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

    private final Map<RequestId, OpenRequest> open = new LinkedHashMap<>();

    synchronized void add(OpenRequest request) {
        open.put(request.inner(), request);
        notifyAll();
    }

    /** Takes it out; null when it is not there, or no longer. */
    synchronized @Nullable OpenRequest remove(RequestId inner) {
        OpenRequest removed = open.remove(inner);
        notifyAll();
        return removed;
    }

    synchronized boolean has(RequestId inner) {
        return open.containsKey(inner);
    }

    /** All of them, which are forgotten. */
    synchronized List<OpenRequest> clear() {
        List<OpenRequest> all = new ArrayList<>(open.values());
        open.clear();
        notifyAll();
        return all;
    }

    void failAll(Failure reason) {
        for (OpenRequest each : clear()) {
            each.end(reason);
        }
    }

    /** By progress, by subscription, by what it withdraws, else the one that was asked last. */
    synchronized @Nullable OpenRequest of(JsonNode heard) {
        JsonNode params = heard.path("params");
        for (JsonNode clue : List.of(
                params.path("progressToken"), params.path("_meta").path(SUBSCRIPTION), params.path("requestId"))) {
            RequestId id = RequestId.read(clue);
            OpenRequest found = id == null ? null : open.get(id);
            if (found != null) {
                return found;
            }
        }
        OpenRequest last = null;
        for (OpenRequest each : open.values()) {
            last = each;
        }
        return last;
    }

    /** Waits until none is open, but not longer than that. */
    synchronized void awaitNone(long nanos) {
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        try {
            while (!open.isEmpty() && left > 0) {
                java.util.concurrent.TimeUnit.NANOSECONDS.timedWait(this, left);
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
