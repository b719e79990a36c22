package dev.mcpctl.serve;

import com.fasterxml.jackson.databind.JsonNode;

/** Where an engine puts what it says to the client. Safe for any thread; each message goes out whole. */
@FunctionalInterface
public interface Peer {

    /**
     * Sends one message. Does not fail when the client is gone: there is nobody left to tell.
     *
     * @param message one JSON-RPC message, or the array of answers to a batch; may hold {@link RepeatedText}; nobody
     *     changes it afterwards
     */
    void send(JsonNode message);
}
