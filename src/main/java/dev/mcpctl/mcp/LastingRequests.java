package dev.mcpctl.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server with a handshake was asked for once and does until its session ends: a level of log messages, and news of
 * single resources. Thread-safe.
 */
final class LastingRequests {

    private static final String SET_LEVEL = "logging/setLevel";
    private static final String SUBSCRIBE = "resources/subscribe";
    private static final String UNSUBSCRIBE = "resources/unsubscribe";

    /** In the order in which they were asked for, by what would replace them. */
    private final Map<String, Call> inForce = new LinkedHashMap<>();

    /** A call that {@link Call#lasts} was agreed to. */
    synchronized void settled(Call call) {
        switch (call.method()) {
            case SET_LEVEL -> put(SET_LEVEL, call);
            case SUBSCRIBE -> put(key(call), call);
            case UNSUBSCRIBE -> inForce.remove(key(call));
            default -> {}
        }
    }

    /** The last one stands behind those that were asked for before it. */
    private void put(String key, Call call) {
        inForce.remove(key);
        inForce.put(key, call);
    }

    private static String key(Call call) {
        return SUBSCRIBE + " " + call.params().path("uri");
    }

    /** What has to be asked for again in a new session. */
    synchronized List<Call> calls() {
        return new ArrayList<>(inForce.values());
    }

    /** One of these in a few words, as messages name it. */
    static String words(Call call) {
        return call.method().equals(SUBSCRIBE)
                ? "changes of " + call.params().path("uri").asText()
                : "log messages from level " + call.params().path("level").asText();
    }
}
