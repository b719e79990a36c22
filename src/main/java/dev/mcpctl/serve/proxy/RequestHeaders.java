package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a message from stdio needs on HTTP, read from the message itself. Specification 2026-07-28, Streamable
 * HTTP: version, method, name and mirrored arguments; the revisions before want the version that the handshake agreed on.
 */
final class RequestHeaders {

    static final String VERSION_KEY = "io.modelcontextprotocol/protocolVersion";

    private static final String VERSION = "MCP-Protocol-Version";
    private static final String ENCODED = "=?base64?";
    private static final String ENCODED_END = "?=";

    private final SeenTools tools;

    RequestHeaders(SeenTools tools) {
        this.tools = tools;
    }

    /** Whether the message is a stateless one. */
    static boolean isStateless(JsonNode message) {
        return message.path("params").path("_meta").has(VERSION_KEY);
    }

    /**
     * The headers of one message.
     *
     * @param agreed what the handshake came to, or null before it
     */
    Map<String, String> of(ObjectNode message, @Nullable String agreed) {
        Map<String, String> headers = new LinkedHashMap<>();
        JsonNode params = message.path("params");
        if (!isStateless(message)) {
            if (agreed != null) {
                headers.put(VERSION, agreed);
            }
            return headers;
        }
        String method = message.path("method").asText("");
        headers.put(VERSION, encoded(params.path("_meta").path(VERSION_KEY).asText("")));
        headers.put("Mcp-Method", encoded(method));
        JsonNode name = name(method, params);
        if (name.isTextual()) {
            headers.put("Mcp-Name", encoded(name.textValue()));
        }
        JsonNode schema =
                method.equals("tools/call") ? tools.schema(params.path("name").asText("")) : null;
        if (schema != null) {
            mirror(schema, params.path("arguments"), headers);
        }
        return headers;
    }

    private static JsonNode name(String method, JsonNode params) {
        return switch (method) {
            case "tools/call", "prompts/get" -> params.path("name");
            case "resources/read" -> params.path("uri");
            case "tasks/get", "tasks/update", "tasks/cancel" -> params.path("taskId");
            default -> params.path("");
        };
    }

    private static void mirror(JsonNode schema, JsonNode values, Map<String, String> headers) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode value = values.path(property.getKey());
            JsonNode name = property.getValue().path("x-mcp-header");
            if (name.isTextual() && value.isValueNode() && !value.isNull()) {
                headers.put("Mcp-Param-" + name.textValue(), encoded(value.asText()));
            }
            mirror(property.getValue(), value, headers);
        }
    }

    private static String encoded(String text) {
        if (isPlain(text) && !(text.startsWith(ENCODED) && text.endsWith(ENCODED_END))) {
            return text;
        }
        return ENCODED + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + ENCODED_END;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean edge = i == 0 || i == text.length() - 1;
            if (next > '~' || next < (edge ? '!' : ' ')) {
                return false;
            }
        }
        return true;
    }
}
