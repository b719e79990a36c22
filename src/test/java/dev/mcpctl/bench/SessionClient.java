package dev.mcpctl.bench;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ClientProfile;
import dev.mcpctl.mcp.EraChoice;
import dev.mcpctl.mcp.EraMemory;
import dev.mcpctl.mcp.Negotiator;
import dev.mcpctl.mcp.Session;
import dev.mcpctl.mcp.SessionListener;
import dev.mcpctl.mcp.SessionOptions;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ConnectionPeer;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import dev.mcpctl.transport.TransportOptions;
import dev.mcpctl.transport.Transports;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A session of mcpctl, with the limits of the command line. */
final class SessionClient implements Client {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Session session;

    SessionClient(URI url) {
        Network network = new Network(Network.CONNECT_TIMEOUT, Map.of(), null, null, null, true, null);
        Endpoint endpoint = new Endpoint.Http(url, Map.of(), Endpoint.Http.Way.AUTO, network, "server");
        SessionOptions options = new SessionOptions(
                new ClientProfile("0", ClientProfile.Advertised.ALL, Json.object(), null),
                ask -> {
                    throw Failure.protocol("nobody asks");
                },
                SessionListener.none(),
                new SessionOptions.Patience(LIMIT, LIMIT, LIMIT, Deadline.in(Duration.ofHours(1))));
        session = new Negotiator((peer, start) -> connect(endpoint, peer, start), options, EraMemory.none())
                .open(EraChoice.AUTO);
    }

    private static Connection connect(Endpoint endpoint, ConnectionPeer peer, Deadline start) {
        TransportOptions options = TransportOptions.usual(Host.current());
        Connection connection =
                new Connection(Transports.dial(endpoint, options), peer, WireListener.none(), Clock.systemUTC());
        connection.open(start);
        return connection;
    }

    @Override
    public void call() {
        try (Message.Body body = session.call("echo", Json.object().put("message", EchoServer.ECHO))) {
            String said = body.value().path("content").path(0).path("text").asText();
            if (!said.equals(EchoServer.ECHO)) {
                throw new IllegalStateException("the answer is '" + said + "'");
            }
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
