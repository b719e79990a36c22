package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stateless requests: 2026-07-28. */
final class ModernEra implements Era {

    private static final String PREFIX = "io.modelcontextprotocol/";

    private final ProtocolVersion version;
    private final ClientProfile profile;
    private final MirroredArguments mirrored = new MirroredArguments();

    /** The same in every request, and never changed. */
    private final ObjectNode clientInfo;

    private final ObjectNode capabilities;

    ModernEra(ProtocolVersion version, ClientProfile profile) {
        this.version = version;
        this.profile = profile;
        this.clientInfo = profile.clientInfo();
        this.capabilities = profile.capabilities(version);
    }

    @Override
    public ProtocolVersion version() {
        return version;
    }

    /** Specification 2026-07-28, Basic: each request names version, client and capabilities by itself. */
    @Override
    public ObjectNode params(Call call, RequestId id) {
        ObjectNode params = Json.object();
        ObjectNode meta = params.putObject("_meta");
        meta.setAll(profile.meta());
        params.setAll(call.params());
        if (call.params().get("_meta") instanceof ObjectNode own) {
            meta.setAll(own);
        }
        params.set("_meta", meta);
        meta.put(PREFIX + "protocolVersion", version.date());
        meta.set(PREFIX + "clientInfo", clientInfo);
        meta.set(PREFIX + "clientCapabilities", capabilities);
        if (profile.logLevel() != null) {
            meta.put(PREFIX + "logLevel", profile.logLevel());
        }
        if (call.mayBeLong() && !meta.has("progressToken")) {
            meta.set("progressToken", id.json());
        }
        return params;
    }

    /** Specification 2026-07-28, Streamable HTTP: version, method and, for some methods, the name. */
    @Override
    public Map<String, String> headers(Call call) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("MCP-Protocol-Version", version.date());
        headers.put("Mcp-Method", HeaderText.of(call.method()));
        String name = nameFor(call);
        if (name != null) {
            headers.put("Mcp-Name", HeaderText.of(name));
        }
        mirrored.addTo(headers, call);
        return headers;
    }

    private static @Nullable String nameFor(Call call) {
        return switch (call.method()) {
            case "tools/call", "prompts/get" -> call.params().path("name").textValue();
            case "resources/read" -> call.params().path("uri").textValue();
            case "tasks/get", "tasks/update", "tasks/cancel" ->
                call.params().path("taskId").textValue();
            default -> null;
        };
    }

    /** Specification 2026-07-28, Basic: a missing resultType counts as complete, an unknown one is an invalid answer. */
    @Override
    public Reply reply(Call call, Message.Body body) {
        if (!(body.value() instanceof ObjectNode result)) {
            throw Failure.protocol("the server answered " + call.method() + " with a result that is no object");
        }
        JsonNode type = result.get("resultType");
        if (type == null || (type.isTextual() && type.textValue().equals("complete"))) {
            return new Reply.Complete(body);
        }
        if (type.isTextual() && type.textValue().equals("input_required")) {
            return inputRequired(call, result);
        }
        // Decision AMB-12: what is asked of a task itself may say either.
        boolean ofTask = call.method().equals("tools/call") || call.method().startsWith("tasks/");
        if (type.isTextual() && type.textValue().equals("task") && ofTask) {
            return new Reply.Complete(body);
        }
        throw Failure.protocol("the server answered " + call.method() + " with an unknown resultType")
                .detail("result_type", type);
    }

    private static Reply inputRequired(Call call, ObjectNode result) {
        if (!call.mayBeLong()) {
            throw Failure.protocol("the server answered " + call.method()
                    + " with input_required, which only tools/call, prompts/get and resources/read may get");
        }
        JsonNode asks = result.path("inputRequests");
        JsonNode state = result.path("requestState");
        if (!asks.isMissingNode() && !asks.isObject()) {
            throw Failure.protocol("the server answered input_required with inputRequests that are no object");
        }
        if (!state.isMissingNode() && !state.isTextual()) {
            throw Failure.protocol("the server answered input_required with a requestState that is no text");
        }
        if (asks.isEmpty() && !state.isTextual()) {
            throw Failure.protocol("the server answered input_required without inputRequests and without requestState");
        }
        return new Reply.InputRequired(asks instanceof ObjectNode some ? some : Json.object(), state.textValue());
    }

    @Override
    public void require(String method) {
        String instead = switch (method) {
            case "resources/subscribe", "resources/unsubscribe" ->
                "'" + method + "' ended with 2025-11-25; use 'subscriptions/listen'";
            case "logging/setLevel" -> "'logging/setLevel' ended with 2025-11-25; each request asks for its own level";
            case "ping", "initialize", "tasks/list", "tasks/result" -> "'" + method + "' ended with 2025-11-25";
            default -> null;
        };
        if (instead != null) {
            throw Failure.usage(instead).hint("send it all the same with: mcpctl raw SERVER " + method);
        }
    }

    /** Specification 2026-07-28, Tools: over HTTP a tool whose {@code x-mcp-header} breaks a rule must not be offered. */
    @Override
    public ArrayNode tools(ArrayNode items, Transport.Traits traits, SessionListener listener) {
        return traits.carriesHeaders() ? mirrored.learn(items, listener) : items;
    }

    @Override
    public @Nullable ObjectNode serverInfo(ObjectNode opening) {
        return opening.path("_meta").get(PREFIX + "serverInfo") instanceof ObjectNode info ? info : null;
    }

    @Override
    public boolean beginsWithHandshake() {
        return false;
    }

    @Override
    public boolean serverSendsRequests() {
        return false;
    }

    @Override
    public boolean hasSideStream() {
        return false;
    }

    @Override
    public boolean refusesUntilPagesAreVisited() {
        return false;
    }

    @Override
    public boolean mirrorsArguments() {
        return true;
    }

    @Override
    public boolean cancelsByAbandoning(Transport.Traits traits) {
        return traits.perRequestStreams();
    }

    @Override
    public Listening listening(Requests requests, ServerDescription server, Interest interest) {
        return new ModernListening(requests, interest);
    }

    /** Specification 2026-07-28, Deprecated features. */
    @Override
    public boolean deprecates(String feature) {
        return switch (feature) {
            case "logging", "sampling", "roots" -> true;
            default -> false;
        };
    }

    @Override
    public TaskDesign taskDesign() {
        return new ModernTaskDesign();
    }

    @Override
    public boolean setsLogLevelByRequest() {
        return false;
    }
}
