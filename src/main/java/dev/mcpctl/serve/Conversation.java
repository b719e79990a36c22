package dev.mcpctl.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.rpc.RequestId;
import org.jspecify.annotations.Nullable;

/** One client's exchange with an engine. Thread-safe: messages may be handled in parallel. */
public interface Conversation extends AutoCloseable {

    /**
     * Takes one message. What is quick is handled before this returns; what may take time is admitted, so that it can be
     * cancelled from now on, and handed back. Never throws because of what the message says.
     *
     * @param message what the client sent, any JSON
     * @param replies takes the answer and what belongs to this request
     * @return the rest of the work, to be run once on any thread; it ends when the request is answered, cancelled or,
     *     for a subscription, over. Null when nothing is left to do
     */
    @Nullable
    Runnable receive(JsonNode message, Peer replies);

    /**
     * Answers what could not be read as JSON with a parse error.
     *
     * @param problem what is wrong, for the client
     */
    void unreadable(String problem, Peer replies);

    /** The answer to this request is no longer wanted. Unknown and finished ids are ignored. */
    void cancel(RequestId id);

    /** Whether it ended by itself, so that the client has to begin another one. */
    default boolean isOver() {
        return false;
    }

    /**
     * No further message will come: whatever waits for the client or for time passing is cut short and answered with
     * what there is. Idempotent; returns at once.
     */
    @Override
    void close();
}
