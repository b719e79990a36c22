package dev.mcpctl.transport;

import dev.mcpctl.rpc.Transport;
import dev.mcpctl.transport.http.HttpTransport;

/** The one way from an endpoint to a transport. */
public final class Transports {

    private Transports() {}

    /** A transport to the endpoint, not yet open. */
    public static Transport dial(Endpoint endpoint, TransportOptions options) {
        return switch (endpoint.kind()) {
            case STDIO -> new StdioTransport((Endpoint.Stdio) endpoint, options);
            case HTTP -> HttpTransport.to((Endpoint.Http) endpoint, options);
        };
    }
}
