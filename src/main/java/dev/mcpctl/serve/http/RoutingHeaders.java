package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.serve.Engine;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the headers of a stateless request against its body: what stands in both must agree. Specification 2026-07-28,
 * Streamable HTTP, and SEP-2243.
 */
final class RoutingHeaders {

    static final String VERSION = "MCP-Protocol-Version";
    static final String VERSION_KEY = "io.modelcontextprotocol/protocolVersion";

    private static final String ENCODED = "=?base64?";
    private static final String ENCODED_END = "?=";

    private final Visit visit;
    private final JsonNode message;
    private final Engine engine;

    RoutingHeaders(Visit visit, JsonNode message, Engine engine) {
        this.visit = visit;
        this.message = message;
        this.engine = engine;
    }

    /**
     * Lets the request pass.
     *
     * @throws TurnedAway with 400 and -32020 when something is missing or differs
     */
    void check() {
        JsonNode params = message.path("params");
        String version = params.path("_meta").path(VERSION_KEY).textValue();
        if (version != null) {
            same(VERSION, version);
        }
        String method = message.path("method").textValue();
        if (method == null) {
            return;
        }
        same("Mcp-Method", method);
        JsonNode name = name(method, params);
        if (name.isTextual()) {
            same("Mcp-Name", name.textValue());
        }
        if (method.equals("tools/call")) {
            checkArguments(params);
        }
    }

    private static JsonNode name(String method, JsonNode params) {
        return switch (method) {
            case "tools/call", "prompts/get" -> params.path("name");
            case "resources/read" -> params.path("uri");
            case "tasks/get", "tasks/update", "tasks/cancel" -> params.path("taskId");
            default -> params.path("");
        };
    }

    private void same(String header, String expected) {
        String said = one(header);
        if (said == null) {
            throw TurnedAway.mismatch("the header '" + header + "' is missing");
        }
        if (!decoded(header, said).equals(expected)) {
            throw TurnedAway.mismatch(
                    "the header '" + header + "' says '" + said + "', the body says '" + expected + "'");
        }
    }

    private @Nullable String one(String header) {
        List<String> values = visit.headers(header);
        if (values.size() > 1) {
            throw TurnedAway.mismatch("the header '" + header + "' stands there " + values.size() + " times");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private void checkArguments(JsonNode params) {
        JsonNode schema = engine.inputSchema(params.path("name").asText());
        if (schema != null) {
            checkProperties(schema, params.path("arguments"));
        }
    }

    /** Only what is reached through {@code properties} can be mirrored, to any depth. */
    private void checkProperties(JsonNode schema, JsonNode values) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode value = values.path(property.getKey());
            JsonNode mirrored = property.getValue().path("x-mcp-header");
            if (mirrored.isTextual()) {
                checkArgument("Mcp-Param-" + mirrored.textValue(), value);
            }
            checkProperties(property.getValue(), value);
        }
    }

    private void checkArgument(String header, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            if (one(header) != null) {
                throw TurnedAway.mismatch("the header '" + header + "' stands for an argument that is not there");
            }
            return;
        }
        String said = one(header);
        if (said == null || !value.isNumber() || !sameNumber(decoded(header, said), value)) {
            same(header, value.asText());
        }
    }

    private static boolean sameNumber(String said, JsonNode value) {
        try {
            return new BigDecimal(said).compareTo(value.decimalValue()) == 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static String decoded(String header, String said) {
        if (!said.startsWith(ENCODED) || !said.endsWith(ENCODED_END) || said.length() < ENCODED.length() + 2) {
            return plain(header, said);
        }
        String encoded = said.substring(ENCODED.length(), said.length() - ENCODED_END.length());
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException broken) {
            throw TurnedAway.mismatch("the header '" + header + "' holds broken Base64: '" + said + "'");
        }
    }

    private static String plain(String header, String said) {
        for (int i = 0; i < said.length(); i++) {
            if (said.charAt(i) < ' ' || said.charAt(i) > '~') {
                throw TurnedAway.mismatch("the header '" + header + "' holds what must be encoded");
            }
        }
        return said;
    }
}
