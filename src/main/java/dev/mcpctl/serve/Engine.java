package dev.mcpctl.serve;

/** A server without a transport. Thread-safe; one engine may hold many conversations. */
@FunctionalInterface
public interface Engine {

    /**
     * Begins a conversation: a process on stdio, a session of legacy HTTP, a single exchange of modern HTTP.
     *
     * @param unsolicited takes what belongs to no request, such as legacy change notifications
     */
    Conversation converse(Peer unsolicited);
}
