package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Engine;
import dev.mcpctl.serve.Peer;
import org.jspecify.annotations.Nullable;

/** A server that somebody wrote down, in both eras: what every server has to say follows from what is written. Thread-safe. */
public final class WrittenEngine implements Engine {

    static final String MODERN =
            ProtocolVersion.newest(ProtocolVersion.Generation.MODERN).date();

    private static final int RESOURCE_NOT_FOUND = -32002;

    private final Description description;

    /**
     * Reads a description, in YAML or JSON.
     *
     * @param name of the file, for messages
     * @throws Failure configuration, naming the place that makes no sense
     */
    public WrittenEngine(String text, String name) {
        this.description = Description.of(DescriptionText.read(text, name), name);
    }

    @Override
    public Conversation converse(Peer unsolicited) {
        return new WrittenConversation(this);
    }

    @Override
    public @Nullable JsonNode inputSchema(String tool) {
        JsonNode found = description.item(Description.Kind.TOOLS, tool);
        return found == null ? null : found.path("inputSchema");
    }

    /** The result of a request after a handshake, or of the handshake. */
    ObjectNode legacy(String method, JsonNode params) {
        return switch (method) {
            case "initialize" -> welcome(params);
            case "ping", "logging/setLevel" -> Json.object();
            default -> shared(method, params, RESOURCE_NOT_FOUND);
        };
    }

    /** The result of a stateless request, but for its type. */
    ObjectNode modern(String method, JsonNode params) {
        ObjectNode result;
        if (method.equals("server/discover")) {
            result = Json.object();
            result.putArray("supportedVersions").add(MODERN);
            result.set("capabilities", description.capabilities());
            instruct(result);
        } else {
            result = shared(method, params, Replies.INVALID_PARAMS);
        }
        if (!method.equals("tools/call") && !method.equals("prompts/get")) {
            result.put("ttlMs", 0).put("cacheScope", "private");
        }
        result.withObjectProperty("_meta").set(Stateless.SERVER_KEY, description.identity());
        return result;
    }

    private ObjectNode welcome(JsonNode params) {
        ProtocolVersion asked =
                ProtocolVersion.of(params.path("protocolVersion").asText(""));
        ProtocolVersion version = asked != null && asked.generation() == ProtocolVersion.Generation.LEGACY
                ? asked
                : ProtocolVersion.newest(ProtocolVersion.Generation.LEGACY);
        ObjectNode welcome = Json.object().put("protocolVersion", version.date());
        welcome.set("capabilities", description.capabilities());
        welcome.set("serverInfo", description.identity());
        instruct(welcome);
        return welcome;
    }

    private void instruct(ObjectNode result) {
        if (description.instructions() != null) {
            result.put("instructions", description.instructions());
        }
    }

    private ObjectNode shared(String method, JsonNode params, int notFound) {
        return switch (method) {
            case "tools/list" -> list(Description.Kind.TOOLS);
            case "resources/list" -> list(Description.Kind.RESOURCES);
            case "resources/templates/list" -> list(Description.Kind.TEMPLATES);
            case "prompts/list" -> list(Description.Kind.PROMPTS);
            case "tools/call" ->
                WrittenAnswers.call(named(Description.Kind.TOOLS, "tool", params), params.path("arguments"));
            case "prompts/get" ->
                WrittenAnswers.prompt(named(Description.Kind.PROMPTS, "prompt", params), params.path("arguments"));
            case "resources/read" -> read(params.path("uri").asText(""), notFound);
            default ->
                throw new WrittenAnswers.Refused(
                        Replies.METHOD_NOT_FOUND, "method '" + method + "' does not exist here", null);
        };
    }

    private ObjectNode list(Description.Kind kind) {
        ObjectNode result = Json.object();
        result.set(kind.member(), description.listed(kind));
        return result;
    }

    private JsonNode named(Description.Kind kind, String what, JsonNode params) {
        String name = params.path("name").asText("");
        JsonNode item = description.item(kind, name);
        if (item == null) {
            String near = Nearest.to(name, description.keys(kind));
            throw new WrittenAnswers.Refused(
                    Replies.INVALID_PARAMS,
                    "there is no " + what + " '" + name + "'" + (near == null ? "" : "; nearest is '" + near + "'"),
                    null);
        }
        return item;
    }

    private ObjectNode read(String uri, int notFound) {
        JsonNode resource = description.item(Description.Kind.RESOURCES, uri);
        if (resource != null) {
            return WrittenAnswers.read(resource, uri, Json.object().put("uri", uri));
        }
        for (JsonNode template : description.items(Description.Kind.TEMPLATES)) {
            ObjectNode variables =
                    WrittenAnswers.variables(template.path("uriTemplate").asText(), uri);
            if (variables != null) {
                return WrittenAnswers.read(template, uri, variables.put("uri", uri));
            }
        }
        throw new WrittenAnswers.Refused(
                notFound, "there is no resource '" + uri + "'", Json.object().put("uri", uri));
    }
}
