package dev.mcpctl.serve;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A server without a transport. Thread-safe; one engine may hold many conversations. */
@FunctionalInterface
public interface Engine {

    /**
     * Begins a conversation: a process on stdio, a session of legacy HTTP, a single exchange of modern HTTP.
     *
     * @param unsolicited takes what belongs to no request, such as legacy change notifications
     */
    Conversation converse(Peer unsolicited);

    /**
     * What a tool wants to be called with, for transports that hold headers against arguments.
     *
     * @return its input schema, or null when there is no such tool or the engine does not tell
     */
    default @Nullable JsonNode inputSchema(String tool) {
        return null;
    }
}
