package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Pending;

/** How an era hears of changes. Used by one thread, but for {@link #hears}. */
interface Listening {

    /** What comes of a notification. */
    enum Heard {
        /** It is not for this subscription. */
        NOTHING,
        /** It was for the subscription alone. */
        BEGIN,
        /** It may tell of a change. */
        CHANGE,
        /** The server tells no more. */
        END
    }

    /**
     * Asks for it and waits until the server has said what it will tell of.
     *
     * @throws Failure refused, timed out, or the reason the connection ended
     */
    Interest begin();

    /** Sorts a notification; quick, on the thread of notifications. */
    Heard hears(String method, ObjectNode params);

    /** Done when nothing more will be told. */
    Pending pending();

    /** Takes the subscription back, as far as that is still possible. */
    void end();
}
