package dev.mcpctl.serve.proxy;

import dev.mcpctl.rpc.Frame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What answers the requests of a host. Thread-safe. */
interface Exchanges {

    /**
     * One request of a host.
     *
     * @param body null for none; closed by the connection
     * @param out where the response goes
     * @param gone knows when the host has gone
     */
    record Visit(RequestHead head, @Nullable Frame body, ResponseWriter out, Departures gone) {}

    /**
     * Answers it; returns when the response is complete.
     *
     * @throws IOException when either side broke off, so that the response cannot be completed: then the connection ends
     */
    void serve(Visit visit) throws IOException;
}
