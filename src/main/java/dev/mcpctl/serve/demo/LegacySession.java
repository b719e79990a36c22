package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Feature;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.serve.Peer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a handshake agreed on, and what the client set since: the legacy era. Thread-safe. */
final class LegacySession implements Dialect, World.Watcher {

    private final ProtocolVersion version;
    private final JsonNode clientCapabilities;
    private final Peer unsolicited;
    private final Outbound outbound;
    private final Set<String> subscribed = ConcurrentHashMap.newKeySet();
    private volatile LogLevel logLevel = LogLevel.INFO;

    /** What a session sends through. */
    record Wires(Peer unsolicited, Outbound outbound) {}

    private LegacySession(ProtocolVersion version, JsonNode clientCapabilities, Wires wires) {
        this.version = version;
        this.clientCapabilities = clientCapabilities;
        this.unsolicited = wires.unsolicited();
        this.outbound = wires.outbound();
    }

    /**
     * Reads the parameters of {@code initialize}. Specification 2025-11-25, Lifecycle: a revision that is not served is
     * answered with one that is.
     */
    static LegacySession of(ObjectNode params, Wires wires) {
        JsonNode asked = params.path("protocolVersion");
        if (!asked.isTextual()) {
            throw Refused.invalidParams("initialize needs 'protocolVersion', a text");
        }
        for (String member : new String[] {"capabilities", "clientInfo"}) {
            if (!params.path(member).isObject()) {
                throw Refused.invalidParams("initialize needs '" + member + "', an object");
            }
        }
        ProtocolVersion version = ProtocolVersion.of(asked.textValue());
        if (version == null || version.generation() != ProtocolVersion.Generation.LEGACY) {
            version = ProtocolVersion.newest(ProtocolVersion.Generation.LEGACY);
        }
        return new LegacySession(version, params.path("capabilities"), wires);
    }

    /** What a ping is answered with that comes before the handshake, as it may. */
    static LegacySession beforeHandshake(Wires wires) {
        return new LegacySession(ProtocolVersion.newest(ProtocolVersion.Generation.LEGACY), Json.object(), wires);
    }

    ObjectNode welcome(Identity identity) {
        ObjectNode body = Json.object();
        body.put("protocolVersion", version.date());
        body.set("capabilities", identity.capabilities(version));
        body.set("serverInfo", identity.full(version));
        body.put("instructions", identity.instructions());
        return body;
    }

    @Override
    public ProtocolVersion version() {
        return version;
    }

    @Override
    public JsonNode clientCapabilities() {
        return clientCapabilities;
    }

    @Override
    public @Nullable LogLevel logLevel() {
        return logLevel;
    }

    @Override
    public @Nullable ObjectNode answerOwn(Exchange exchange) {
        switch (exchange.method()) {
            case "ping" -> {}
            case "logging/setLevel" -> setLevel(exchange);
            case "resources/subscribe" -> subscribe(exchange);
            case "resources/unsubscribe" -> subscribed.remove(exchange.text("uri"));
            default -> {
                return version.has(Feature.TASKS) ? LegacyJobs.answer(exchange) : null;
            }
        }
        return Json.object();
    }

    @Override
    public boolean wantsTask(Exchange exchange) {
        return version.has(Feature.TASKS) && exchange.params().has("task");
    }

    @Override
    public ObjectNode handle(Job job) {
        ObjectNode body = Json.object();
        body.set("task", job.legacy());
        return body;
    }

    private void setLevel(Exchange exchange) {
        LogLevel level = LogLevel.of(exchange.text("level"));
        if (level == null) {
            throw Refused.invalidParams("'" + exchange.text("level") + "' is no log level");
        }
        logLevel = level;
    }

    private void subscribe(Exchange exchange) {
        String uri = exchange.text("uri");
        if (!Resources.exists(uri, exchange.world())) {
            throw noSuchResource(uri);
        }
        subscribed.add(uri);
        exchange.world().startTicking();
    }

    @Override
    public ObjectNode complete(Exchange exchange, ObjectNode body) {
        return Revisions.adapt(body, version);
    }

    @Override
    public Inputs inputs(Exchange exchange) {
        return new LegacyInputs(exchange, outbound);
    }

    @Override
    public RuntimeException lacks(Capability capability) {
        return new Trouble(
                capability.isKnownTo(version)
                        ? "this client cannot be asked: it did not declare '" + capability.label()
                                + "' when it connected"
                        : "this client cannot be asked: revision " + version.date() + " has no " + capability.label());
    }

    @Override
    public Refused noSuchResource(String uri) {
        ObjectNode data = Json.object();
        data.put("uri", uri);
        return new Refused(Refused.RESOURCE_NOT_FOUND, "resource '" + uri + "' does not exist", data);
    }

    @Override
    public void listChanged(Kind kind) {
        unsolicited.send(Messages.notification(kind.notification(), Json.object()));
    }

    @Override
    public void updated(String uri) {
        if (watches(uri)) {
            ObjectNode params = Json.object();
            params.put("uri", uri);
            unsolicited.send(Messages.notification("notifications/resources/updated", params));
        }
    }

    @Override
    public boolean watches(String uri) {
        return subscribed.contains(uri);
    }
}
