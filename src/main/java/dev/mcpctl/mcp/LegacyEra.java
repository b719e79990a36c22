package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Handshake and session: 2024-11-05 to 2025-11-25. */
final class LegacyEra implements Era {

    private final ProtocolVersion version;
    private final ClientProfile profile;

    LegacyEra(ProtocolVersion version, ClientProfile profile) {
        this.version = version;
        this.profile = profile;
    }

    @Override
    public ProtocolVersion version() {
        return version;
    }

    @Override
    public ObjectNode params(Call call, RequestId id) {
        JsonNode own = call.params().get("_meta");
        boolean unusable = own != null && !own.isObject();
        if (unusable || (!call.mayBeLong() && profile.meta().isEmpty())) {
            return call.params();
        }
        ObjectNode meta = profile.meta().deepCopy();
        if (own instanceof ObjectNode some) {
            meta.setAll(some);
        }
        if (call.mayBeLong() && !meta.has("progressToken")) {
            meta.set("progressToken", id.json());
        }
        ObjectNode params = Json.object();
        params.setAll(call.params());
        params.set("_meta", meta);
        return params;
    }

    /** Specification 2025-06-18, Transports: every request after the handshake names the agreed revision. */
    @Override
    public Map<String, String> headers(Call call) {
        return call.method().equals("initialize") ? Map.of() : Map.of("MCP-Protocol-Version", version.date());
    }

    @Override
    public Reply reply(Call call, Message.Body body) {
        if (!body.value().isObject()) {
            throw Failure.protocol("the server answered " + call.method() + " with a result that is no object");
        }
        return new Reply.Complete(body);
    }

    @Override
    public void require(String method) {
        boolean newer = switch (method) {
            case "server/discover", "subscriptions/listen", "tasks/update" -> true;
            default -> false;
        };
        if (newer) {
            throw Failure.usage("'" + method + "' came with 2026-07-28; this server speaks " + version.date())
                    .hint("send it all the same with: mcpctl raw SERVER " + method);
        }
    }

    @Override
    public ArrayNode tools(ArrayNode items, Transport.Traits traits, SessionListener listener) {
        return items;
    }

    @Override
    public @Nullable ObjectNode serverInfo(ObjectNode opening) {
        return opening.get("serverInfo") instanceof ObjectNode info ? info : null;
    }

    @Override
    public boolean beginsWithHandshake() {
        return true;
    }

    @Override
    public boolean serverSendsRequests() {
        return true;
    }

    @Override
    public boolean hasSideStream() {
        return true;
    }

    @Override
    public boolean refusesUntilPagesAreVisited() {
        return true;
    }

    @Override
    public boolean mirrorsArguments() {
        return false;
    }

    @Override
    public boolean cancelsByAbandoning(Transport.Traits traits) {
        return false;
    }

    @Override
    public Listening listening(Requests requests, ServerDescription server, Interest interest) {
        return new LegacyListening(requests, server, interest);
    }

    @Override
    public boolean deprecates(String feature) {
        return false;
    }

    @Override
    public TaskDesign taskDesign() {
        return version.has(Feature.TASKS) ? new LegacyTaskDesign() : TaskDesign.NONE;
    }

    @Override
    public boolean setsLogLevelByRequest() {
        return true;
    }
}
