package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.transport.Tap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hands what arrives to the inbox until the transport is closed. Thread-safe: exchanges deliver side by side, each in its
 * order.
 */
final class Delivery {

    private final Transport.Inbox inbox;
    private final Tap tap;
    private volatile boolean closed;

    Delivery(Transport.Inbox inbox, Tap tap) {
        this.inbox = inbox;
        this.tap = tap;
    }

    /** A message that came in this exchange; the frame is not the caller's any more. */
    void message(Frame frame, Transport.@Nullable Origin origin, long exchange) {
        if (closed) {
            frame.close();
            return;
        }
        tap.received(frame, exchange);
        if (origin == null) {
            inbox.received(frame);
        } else {
            inbox.received(frame, origin);
        }
    }

    /** A long message is on its way, in the exchange of this request or in a stream for all. */
    void arriving(@Nullable RequestId request) {
        if (!closed) {
            inbox.arriving(request);
        }
    }

    void failed(RequestId request, Failure reason) {
        if (!closed) {
            inbox.failed(request, reason);
        }
    }

    synchronized void sideStreamEnded(Failure reason) {
        if (!closed) {
            inbox.sideStreamEnded(reason);
        }
    }

    /** Whether anybody still wants the answer to this request. */
    boolean awaits(RequestId request) {
        return !closed && inbox.awaits(request);
    }

    /** Whether somebody still wants the answer to this request after a pause of that length. */
    boolean outlasts(RequestId request, Duration pause) {
        return !closed && inbox.deadline(request).leaves(pause);
    }

    /** The transport has ended by itself. */
    synchronized void ended(Failure reason) {
        if (!closed) {
            closed = true;
            inbox.closed(reason);
        }
    }

    /** Nothing is delivered any more. Does not wait for a delivery that is under way. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
