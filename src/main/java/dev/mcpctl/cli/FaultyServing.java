package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import dev.mcpctl.serve.Engine;
import dev.mcpctl.serve.http.HttpServing;
import dev.mcpctl.serve.proxy.HttpProxy;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import dev.mcpctl.transport.TransportOptions;
import java.util.Map;

/**
 * An engine over HTTP whose answers go wrong: a proxy in front of it, on a raw socket, breaks what a proper server never
 * would.
 */
final class FaultyServing {

    private static final String LOOPBACK = "127.0.0.1";

    private FaultyServing() {}

    /**
     * Listens from now on.
     *
     * @throws Failure usage, when the address cannot be had
     */
    static Listening.Started start(Engine engine, HttpServing.Protocol protocol, HttpProxy.Place place) {
        HttpServing serving = HttpServing.start(engine, protocol, LOOPBACK, 0);
        Host host = new Host(Platform.current(), Map.of());
        Endpoint.Http endpoint =
                new Endpoint.Http(serving.url(), Map.of(), Endpoint.Http.Way.AUTO, Network.usual(Map.of()), null);
        try {
            HttpProxy proxy = HttpProxy.start(endpoint, TransportOptions.usual(host), place, problem -> {});
            return new Listening.Started(proxy.url(), () -> {
                proxy.close();
                serving.close();
            });
        } catch (Failure taken) {
            serving.close();
            throw taken;
        }
    }
}
