package dev.mcpctl.transport.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.testing.WireLog;
import dev.mcpctl.testing.WireServer;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.Network;
import dev.mcpctl.transport.Tap;
import dev.mcpctl.transport.TransportOptions;
import dev.mcpctl.transport.Transports;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** An open HTTP transport with its log, and the server behind it. */
final class HttpFixture implements AutoCloseable {

    static final String HANDSHAKE_RESULT = "{'protocolVersion':'2025-11-25','capabilities':{}}";

    final WireLog log = new WireLog();
    final WireServer server;
    final Transport transport;
    private int handshakes;

    private HttpFixture(WireServer server, Endpoint.Http endpoint, FrameLimits limits) {
        this.server = server;
        TransportOptions options =
                TransportOptions.usual(Host.current()).with(limits).with((WireListener) log);
        this.transport = Transports.dial(endpoint, options);
    }

    private HttpFixture(WireServer server, Duration sidePause) {
        this.server = server;
        Endpoint.Http endpoint = endpoint(server.url("/mcp"), Map.of());
        Courier courier = new Courier(endpoint, new HttpTap(new Tap(InstantSource.system(), log), Set.of()));
        this.transport = new StreamableTransport(courier, FrameLimits.usual(), sidePause);
    }

    /** Leaves that much time between the end of a side stream and the next one. */
    static HttpFixture open(Duration sidePause, WireServer.Handler handler) {
        HttpFixture fixture = new HttpFixture(WireServer.with(handler), sidePause);
        fixture.transport.open(fixture.log, Opening.within(Deadline.none()));
        return fixture;
    }

    static HttpFixture open(WireServer.Handler handler) {
        return open(FrameLimits.usual(), handler);
    }

    static HttpFixture open(FrameLimits limits, WireServer.Handler handler) {
        WireServer server = WireServer.with(handler);
        HttpFixture fixture = new HttpFixture(server, endpoint(server.url("/mcp"), Map.of()), limits);
        fixture.transport.open(fixture.log, Opening.within(Deadline.none()));
        return fixture;
    }

    /** Not open yet. */
    static HttpFixture to(Endpoint.Http endpoint, WireServer server) {
        return new HttpFixture(server, endpoint, FrameLimits.usual());
    }

    static Endpoint.Http endpoint(URI url, Map<String, Secret> headers) {
        return endpoint(url, headers, Endpoint.Http.Way.AUTO);
    }

    static Endpoint.Http endpoint(URI url, Map<String, Secret> headers, Endpoint.Http.Way way) {
        return new Endpoint.Http(url, headers, way, Network.usual(Map.of()), "subject");
    }

    RequestId request(int id, String method, Map<String, String> headers) {
        transport.send(new Transport.Outgoing(message(id, method), headers));
        return RequestId.of(id);
    }

    RequestId request(int id, String method) {
        return request(id, method, Map.of());
    }

    void tell(String method) {
        transport.send(
                new Transport.Outgoing(Json.object().put("jsonrpc", "2.0").put("method", method), Map.of()));
    }

    private static ObjectNode message(int id, String method) {
        return Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
    }

    /** The server was opened with a handshake. */
    HttpFixture handshaken() {
        RequestId id = request(100 + handshakes++, "initialize");
        log.await("the handshake", heard -> !heard.awaits(id));
        return this;
    }

    @Override
    public void close() {
        transport.close();
        server.close();
    }
}
