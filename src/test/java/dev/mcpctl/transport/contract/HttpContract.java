package dev.mcpctl.transport.contract;

import dev.mcpctl.testing.WireServer;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import java.io.IOException;
import java.util.Map;

/** The contract over HTTP. */
abstract class HttpContract extends TransportContract {

    private final WireServer server = WireServer.with(this::handle);

    /** Answers a request with what a contract server says. */
    abstract void handle(WireServer.Request request, WireServer.Reply reply) throws IOException;

    Endpoint.Http.Way way() {
        return Endpoint.Http.Way.STREAMABLE;
    }

    @Override
    Endpoint endpoint() {
        return new Endpoint.Http(server.url("/mcp"), Map.of(), way(), Network.usual(Map.of()), "contract");
    }

    @Override
    void endServer() {
        server.close();
    }
}
