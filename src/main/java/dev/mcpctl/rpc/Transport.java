package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Delivers frames both ways and knows nothing of MCP. Messages may be sent from any thread; each is written whole.
 *
 * <p>Closing is orderly and idempotent: whatever the transport started has ended when {@link #close} returns.
 */
public interface Transport extends AutoCloseable {

    /** Code of the failure of a request whose answer was on its way, or may have been, when the connection broke. */
    String LOST = "connection_lost";

    /** Code of the failure of a request that was not taken because the server forgot the session. */
    String SESSION_EXPIRED = "session_expired";

    /** Code of the failure that says a transport was not ready in time. */
    String NEVER_READY = "start_timeout";

    /** A failure with code {@link #LOST}. */
    static Failure lost(String message) {
        return Failure.of(Failure.Kind.SERVER_GONE, "connection_lost", message);
    }

    /** The failure of what is asked of a transport to this server after its end on our side. */
    static Failure closed(String server) {
        return Failure.of(
                Failure.Kind.SERVER_GONE, "connection_closed", "the connection to server '" + server + "' was closed");
    }

    /** A failure with code {@link #SESSION_EXPIRED}. */
    static Failure sessionExpired(String message) {
        return Failure.of(Failure.Kind.SERVER_GONE, "session_expired", message);
    }

    /**
     * Where a transport puts what arrives. Called from transport threads: one at a time for what arrives in one stream, side
     * by side for what arrives in several.
     */
    interface Inbox {
        /** Bytes of one message, possibly truncated; the inbox owns the frame from here. */
        void received(Frame frame);

        /**
         * Bytes that came in the exchange of one request, where the transport has such exchanges. They may still be
         * anything: a notification, or an answer to another request.
         */
        default void received(Frame frame, Origin origin) {
            received(frame);
        }

        /**
         * A message of more than a mebibyte is on its way, which is a sign of life; once for each further mebibyte.
         *
         * @param request whose exchange it comes in, or null where one stream carries everything
         */
        default void arriving(@Nullable RequestId request) {}

        /** This request gets no answer, for this reason; the others may. Without effect once it has one. */
        void failed(RequestId request, Failure reason);

        /** Whether somebody still waits for the answer to this request. */
        boolean awaits(RequestId request);

        /** The stream for unsolicited messages has ended by itself, or the server has none. Requests go on. */
        default void sideStreamEnded(Failure reason) {}

        /** When whoever waits for this request gives up, as far as it is known by now; signs of life may move it. */
        default Deadline deadline(RequestId request) {
            return Deadline.none();
        }

        /** Nothing more will arrive, for this reason. Called at most once, and not for our own {@link #close}. */
        void closed(Failure reason);
    }

    /**
     * Which exchange a frame came in.
     *
     * @param request what the exchange was opened for
     * @param status what the transport itself says of the outcome, an HTTP status; 0 when it says nothing
     * @param last whether nothing else will come in this exchange
     */
    record Origin(RequestId request, int status, boolean last) {}

    /**
     * A message on its way out.
     *
     * @param message the whole JSON-RPC message
     * @param headers names and values for transports that carry headers; others ignore them
     */
    record Outgoing(ObjectNode message, Map<String, String> headers) {}

    /** All that the layers above may know of a transport. */
    record Traits(boolean perRequestStreams, boolean carriesHeaders) {
        /**
         * Whether answers to requests over HTTP all come in one stream: the transport of the first revision, which only
         * servers with a handshake have.
         */
        public boolean sharesOneHttpStream() {
            return carriesHeaders && !perRequestStreams;
        }
    }

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
     * @param opening how long whoever calls waits, where there is anything to wait for
     * @throws Failure unreachable, when that is not possible, or not in time; the reason the opening was ended
     */
    void open(Inbox inbox, Opening opening);

    /**
     * Sends one message; returns when it was handed over.
     *
     * @throws Failure server gone, with the reason the transport closed
     */
    void send(Outgoing message);

    /**
     * As {@link #send} for a request whose sender has nothing to do but wait: where an exchange needs a thread, the sender
     * may lend its own, which saves handing the request to another one and the answer back.
     *
     * @return the exchange, to be run by whoever waits, or null when nothing is left to be run; {@link #abandon} ends it
     * @throws Failure server gone, with the reason the transport closed
     */
    default @Nullable Runnable exchange(Outgoing request) {
        send(request);
        return null;
    }

    /** The answer to this request is no longer wanted; transports with a stream per request close it. */
    default void abandon(RequestId id) {}

    /** Opens the stream for unsolicited messages where the transport has one; elsewhere does nothing. */
    default void openSideStream() {}

    /**
     * As {@link #openSideStream} for whoever can do without: a server that said that it has none is left in peace, and one that
     * failed is given a moment.
     */
    default void keepSideStream() {}

    /**
     * Delivers in the older way from now on, where the transport knows one: the server does not speak the newer one.
     *
     * @param opening how long whoever calls waits
     * @return whether there is an older way and it works
     * @throws Failure unreachable, when it is of no use either, or not in time; the reason the opening was ended
     */
    default boolean fallBack(Opening opening) {
        return false;
    }

    /** What kind of transport this is. It may change with {@link #fallBack}. */
    Traits traits();

    /** Ends it. Idempotent; a second call {@link Farewell#AT_ONCE} hastens a first one that still waits. */
    void close(Farewell farewell);

    @Override
    default void close() {
        close(Farewell.ORDERLY);
    }
}
