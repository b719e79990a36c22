package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.transport.Tap;
import org.jspecify.annotations.Nullable;

/** Hands what arrives in many exchanges to the inbox, one at a time, until the transport is closed. Thread-safe. */
final class Delivery {

    private final Transport.Inbox inbox;
    private final Tap tap;
    private volatile boolean closed;

    Delivery(Transport.Inbox inbox, Tap tap) {
        this.inbox = inbox;
        this.tap = tap;
    }

    /** A message; the frame is not the caller's any more. */
    synchronized void message(Frame frame, Transport.@Nullable Origin origin) {
        if (closed) {
            frame.close();
            return;
        }
        tap.received(frame);
        if (origin == null) {
            inbox.received(frame);
        } else {
            inbox.received(frame, origin);
        }
    }

    synchronized void failed(RequestId request, Failure reason) {
        if (!closed) {
            inbox.failed(request, reason);
        }
    }

    /** Whether anybody still wants the answer to this request. */
    synchronized boolean awaits(RequestId request) {
        return !closed && inbox.awaits(request);
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
