package dev.mcpctl.rpc;

import dev.mcpctl.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Where the transport of a connection puts what arrives, and asks who waits. Called from its threads. */
final class ConnectionInbox implements Transport.Inbox {

    private final Connection connection;
    private final OpenRequests open;
    private final Arrivals arrivals;

    ConnectionInbox(Connection connection, OpenRequests open, Arrivals arrivals) {
        this.connection = connection;
        this.open = open;
        this.arrivals = arrivals;
    }

    @Override
    public void received(Frame frame) {
        arrivals.received(frame);
    }

    @Override
    public void received(Frame frame, Transport.Origin origin) {
        arrivals.received(frame, origin);
    }

    @Override
    public void arriving(@Nullable RequestId request) {
        Pending one = request == null ? null : open.with(request);
        if (one != null) {
            one.extend();
        } else if (request == null) {
            open.all().forEach(Pending::extend);
        }
    }

    @Override
    public void failed(RequestId request, Failure reason) {
        arrivals.failed(request, reason);
    }

    @Override
    public boolean awaits(RequestId request) {
        Pending pending = open.with(request);
        return pending != null && !pending.done();
    }

    @Override
    public void sideStreamEnded(Failure reason) {
        connection.failVigils(reason);
    }

    @Override
    public Deadline deadline(RequestId request) {
        Pending pending = open.with(request);
        return pending == null ? Deadline.none() : pending.deadline();
    }

    @Override
    public void closed(Failure reason) {
        connection.fail(reason);
    }
}
