package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import java.util.Map;

/**
 * Delivers frames both ways and knows nothing of MCP. Messages may be sent from any thread; each is written whole.
 *
 * <p>Closing is orderly and idempotent: whatever the transport started has ended when {@link #close} returns.
 */
public interface Transport extends AutoCloseable {

    /** Where a transport puts what arrives. Called from transport threads, one call at a time. */
    interface Inbox {
        /** Bytes of one message, possibly truncated; the inbox owns the frame from here. */
        void received(Frame frame);

        /** Nothing more will arrive, for this reason. Called at most once, and not for our own {@link #close}. */
        void closed(Failure reason);
    }

    /**
     * A message on its way out.
     *
     * @param message the whole JSON-RPC message
     * @param headers names and values for transports that carry headers; others ignore them
     */
    record Outgoing(ObjectNode message, Map<String, String> headers) {}

    /** All that the layers above may know of a transport. */
    record Traits(boolean perRequestStreams, boolean carriesHeaders) {}

    /** How {@link #close} ends what was started. */
    enum Farewell {
        /** Give the server the time the specification grants before forcing it. */
        ORDERLY,
        /** Force it now: the user pressed Ctrl-C twice. */
        AT_ONCE
    }

    /**
     * Starts or connects, then delivers to the inbox until closed.
     *
     * @throws Failure unreachable, when that is not possible
     */
    void open(Inbox inbox);

    /**
     * Sends one message; returns when it was handed over.
     *
     * @throws Failure server gone, with the reason the transport closed
     */
    void send(Outgoing message);

    /** The answer to this request is no longer wanted; transports with a stream per request close it. */
    default void abandon(RequestId id) {}

    /** Opens the stream for unsolicited messages where the transport has one; elsewhere does nothing. */
    default void openSideStream() {}

    /** What kind of transport this is. */
    Traits traits();

    /** Ends it. Idempotent; a second call {@link Farewell#AT_ONCE} hastens a first one that still waits. */
    void close(Farewell farewell);

    @Override
    default void close() {
        close(Farewell.ORDERLY);
    }
}
