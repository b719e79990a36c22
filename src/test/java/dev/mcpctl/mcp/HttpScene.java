package dev.mcpctl.mcp;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ConnectionPeer;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.testing.Findings;
import dev.mcpctl.testing.WireServer;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import dev.mcpctl.transport.TransportOptions;
import dev.mcpctl.transport.Transports;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session over real HTTP to a server that does for each method what the test says. */
final class HttpScene implements AutoCloseable {

    static final String LEGACY =
            "{'protocolVersion':'2025-11-25','capabilities':{'tools':{}},'serverInfo':{'name':'old','version':'1'}}";
    static final String MODERN =
            "{'resultType':'complete','supportedVersions':['2026-07-28'],'capabilities':{'tools':{}}}";

    final Scene.Memory memory = new Scene.Memory();
    final Scene.Heard heard = new Scene.Heard();
    final Findings findings = new Findings();
    final Map<String, WireServer.Handler> methods = new HashMap<>();
    final WireServer server;
    Answerer answerer = ask -> Json.object().put("action", "accept");
    WireServer.Handler otherwise = (request, reply) ->
            reply.send(404, "application/json", WireServer.error(request, -32601, "unknown method"));
    WireServer.Handler get = (request, reply) -> reply.send(405, "", "");
    Duration request = Scene.LONG;
    Duration start = Scene.LONG;
    boolean retryCalls;
    private volatile Connection connection;

    HttpScene() {
        server = WireServer.with(this::handle);
        on("notifications/initialized", (request, reply) -> reply.send(202, "", ""));
    }

    /** A server with a handshake that calls any other method unknown, with status 400. */
    static HttpScene legacy() {
        return new HttpScene()
                .result("initialize", LEGACY)
                .on(
                        "server/discover",
                        (request, reply) -> reply.send(400, "text/plain", "Bad Request: Mcp-Session-Id is missing"));
    }

    static HttpScene modern() {
        return new HttpScene().result("server/discover", MODERN);
    }

    HttpScene on(String method, WireServer.Handler handler) {
        methods.put(method, handler);
        return this;
    }

    HttpScene result(String method, String result) {
        return on(method, (request, reply) -> reply.result(request, result));
    }

    private void handle(WireServer.Request request, WireServer.Reply reply) throws IOException {
        WireServer.Handler handler =
                request.method().equals("GET") ? get : methods.getOrDefault(request.rpcMethod(), otherwise);
        if (request.method().equals("DELETE")) {
            reply.send(200, "", "");
        } else {
            handler.handle(request, reply);
        }
    }

    Session open() {
        return open("auto");
    }

    Session open(String protocol) {
        ClientProfile profile = new ClientProfile("9.9", ClientProfile.Advertised.ALL, Json.object(), null);
        SessionOptions options = new SessionOptions(
                profile,
                answerer,
                heard,
                new SessionOptions.Patience(start, Scene.SHORT, request, Deadline.none()),
                retryCalls);
        return new Negotiator(this::connect, options, memory).open(EraChoice.parse(protocol));
    }

    private Connection connect(ConnectionPeer peer, Deadline start) {
        Endpoint.Http endpoint = new Endpoint.Http(
                server.url("/mcp"), Map.of(), Endpoint.Http.Way.AUTO, Network.usual(Map.of()), "subject");
        Transport transport =
                Transports.dial(endpoint, TransportOptions.usual(Host.current()).with(findings));
        connection = new Connection(transport, peer, findings, Clock.systemUTC());
        connection.open(start);
        return connection;
    }

    /** As Ctrl-C does, whatever is under way. */
    void interrupt(Failure reason) {
        connection.interrupt(reason);
    }

    /** The methods of all messages so far. */
    List<String> sent() {
        return server.requests().stream()
                .map(each -> each.method().equals("POST") ? each.rpcMethod() : each.method())
                .toList();
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
        server.close();
    }
}
