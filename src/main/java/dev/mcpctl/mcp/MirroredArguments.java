package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that a server wants in headers as well. Specification 2026-07-28, Tools, {@code x-mcp-header}: known from the
 * latest list of tools; a tool that was never listed is called without such headers. Thread-safe.
 */
final class MirroredArguments {

    private static final BigInteger LARGEST = BigInteger.valueOf((1L << 53) - 1);

    private final Map<String, List<MirrorRules.Mirror>> tools = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Learns from a page of tools, and returns it without those that must not be called. */
    ArrayNode learn(ArrayNode items, SessionListener listener) {
        ArrayNode kept = Json.array();
        for (JsonNode tool : items) {
            MirrorRules rules = MirrorRules.of(tool.path("inputSchema"));
            String name = tool.path("name").asText("");
            if (rules.problem() != null) {
                tools.remove(name);
                if (told.add(name)) {
                    listener.warn("tool '" + name + "' is left out: " + rules.problem());
                }
                continue;
            }
            kept.add(tool);
            if (rules.mirrors().isEmpty()) {
                tools.remove(name);
            } else {
                tools.put(name, List.copyOf(rules.mirrors()));
            }
        }
        return kept;
    }

    /**
     * Adds the headers for a call of a tool.
     *
     * @throws Failure usage, for an integer that a header cannot carry
     */
    void addTo(Map<String, String> headers, Call call) {
        List<MirrorRules.Mirror> mirrors = call.method().equals("tools/call")
                ? tools.get(call.params().path("name").asText(""))
                : null;
        if (mirrors == null) {
            return;
        }
        for (MirrorRules.Mirror mirror : mirrors) {
            JsonNode value = call.params().path("arguments");
            for (String key : mirror.path()) {
                value = value.path(key);
            }
            String text = text(value, mirror);
            if (text != null) {
                headers.put(mirror.header(), HeaderText.of(text));
            }
        }
    }

    /** Null when there is nothing to mirror; what has another type than announced is left to the server to refuse. */
    private static @Nullable String text(JsonNode value, MirrorRules.Mirror mirror) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "true" : "false";
        }
        return value.isNumber() ? integer(value.decimalValue(), mirror) : null;
    }

    private static @Nullable String integer(BigDecimal number, MirrorRules.Mirror mirror) {
        if (number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        if (number.abs().compareTo(new BigDecimal(LARGEST)) > 0) {
            throw Failure.usage("the server wants '" + String.join(".", mirror.path())
                    + "' in a header, where integers beyond " + LARGEST + " cannot go");
        }
        return number.toBigInteger().toString();
    }
}
