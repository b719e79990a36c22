package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.rpc.Message;
import org.jspecify.annotations.Nullable;

/** A successful answer, as an era understands it. */
sealed interface Reply {

    /** The call is over. */
    record Complete(Message.Body body) implements Reply {}

    /**
     * The server needs something first. Specification 2026-07-28, Multi Round-Trip Requests.
     *
     * @param asks key to embedded request; empty when the server only wants to be asked again
     * @param requestState to be echoed untouched, or null when the answer had none
     */
    record InputRequired(ObjectNode asks, @Nullable String requestState) implements Reply {}
}
