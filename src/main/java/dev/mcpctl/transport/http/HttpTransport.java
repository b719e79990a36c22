package dev.mcpctl.transport.http;

import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Tap;
import dev.mcpctl.transport.TransportOptions;
import org.jspecify.annotations.Nullable;

/** Speaks with a server over HTTP in the way that the endpoint names, or in the newer one until told to fall back. */
public final class HttpTransport implements Transport {

    private final Endpoint.Http endpoint;
    private final TransportOptions options;
    private final HttpTap tap;
    private volatile Transport current;
    private volatile @Nullable Inbox inbox;
    private boolean closed;

    private HttpTransport(Endpoint.Http endpoint, TransportOptions options) {
        this.endpoint = endpoint;
        this.options = options;
        this.tap = new HttpTap(new Tap(options.clock(), options.listener()), Courier.secretHeaders(endpoint));
        this.current = endpoint.way() == Endpoint.Http.Way.SSE ? older() : newer();
    }

    /** A transport to the endpoint, not yet open. */
    public static Transport to(Endpoint.Http endpoint, TransportOptions options) {
        return new HttpTransport(endpoint, options);
    }

    private Transport newer() {
        return new StreamableTransport(new Courier(endpoint, tap), options.limits());
    }

    private Transport older() {
        return new OlderTransport(new Courier(endpoint, tap), options.limits());
    }

    @Override
    public void open(Inbox receiver, Opening opening) {
        inbox = receiver;
        current.open(receiver, opening);
    }

    @Override
    public void send(Outgoing message) {
        current.send(message);
    }

    @Override
    public @Nullable Runnable exchange(Outgoing request) {
        return current.exchange(request);
    }

    @Override
    public void abandon(RequestId id) {
        current.abandon(id);
    }

    @Override
    public void openSideStream() {
        current.openSideStream();
    }

    @Override
    public void keepSideStream() {
        current.keepSideStream();
    }

    /** Specification, Transports, Backwards compatibility: a GET, and an endpoint event for its first one. */
    @Override
    public boolean fallBack(Opening opening) {
        Inbox receiver = inbox;
        if (receiver == null || endpoint.way() != Endpoint.Http.Way.AUTO || !(current instanceof StreamableTransport)) {
            return false;
        }
        Transport newer = current;
        Transport older = older();
        boolean open = false;
        try {
            older.open(receiver, opening);
            open = true;
        } finally {
            if (!open) {
                older.close(Farewell.AT_ONCE);
            }
        }
        synchronized (this) {
            if (closed) {
                older.close(Farewell.AT_ONCE);
                return false;
            }
            current = older;
        }
        newer.close(Farewell.AT_ONCE);
        return true;
    }

    @Override
    public Traits traits() {
        return current.traits();
    }

    @Override
    public void close(Farewell farewell) {
        Transport last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        last.close(farewell);
    }
}
