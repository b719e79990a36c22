package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import org.jspecify.annotations.Nullable;

/** The layer above a {@link Connection}: what the peer asks and says by itself comes to it. */
public interface ConnectionPeer {
    /**
     * The peer asks something. Runs on a thread of its own, one request at a time. Long texts in it can be read until
     * this returns.
     *
     * @return the result to send; null when the request must not be answered
     * @throws Failure sent as an error: a detail {@code rpc_code} gives its code, otherwise -32603
     */
    @Nullable
    JsonNode request(Message.Request request);

    /**
     * As above, asked in the exchange of one of our requests, where the transport has such exchanges.
     *
     * @param during null when nobody can tell for which request the peer asks
     */
    default @Nullable JsonNode request(Message.Request request, @Nullable RequestId during) {
        return request(request);
    }

    /**
     * Whether answering may wait for a person or a program. Other requests are answered beside it, also one at a time.
     */
    default boolean takesTime(Message.Request request) {
        return true;
    }

    /**
     * The peer says something. One at a time, in order, and before answers that came after it are seen: whoever waits
     * for an answer in here waits in vain. Long texts in it can be read until this returns.
     */
    void notification(Message.Notification notification);
}
