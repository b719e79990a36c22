package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads which arguments of a tool go into headers, and finds what is wrong with that. Specification 2026-07-28, Tools,
 * {@code x-mcp-header}: a token, once for each tool whatever its case, on texts, integers and booleans that are reached
 * through {@code properties} alone.
 */
final class MirrorRules {

    private static final String ANNOTATION = "x-mcp-header";
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    /** An argument and its header. */
    record Mirror(List<String> path, String header) {}

    private final List<Mirror> mirrors = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable String problem;

    private MirrorRules() {}

    /** What the schema of a tool says. */
    static MirrorRules of(JsonNode inputSchema) {
        MirrorRules rules = new MirrorRules();
        rules.schema(inputSchema, List.of());
        return rules;
    }

    List<Mirror> mirrors() {
        return mirrors;
    }

    /** The first broken rule, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    private void fail(String what) {
        problem = problem == null ? what : problem;
    }

    private void schema(JsonNode schema, List<String> path) {
        if (schema.has(ANNOTATION)) {
            annotated(schema, path);
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            switch (keyword.getKey()) {
                case "properties" -> properties(keyword.getValue(), path);
                case "default", "const", "enum", "examples" -> {}
                default -> elsewhere(keyword.getValue(), keyword.getKey());
            }
        }
    }

    private void properties(JsonNode properties, List<String> path) {
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            List<String> inner = new ArrayList<>(path);
            inner.add(property.getKey());
            schema(property.getValue(), inner);
        }
    }

    private void annotated(JsonNode schema, List<String> path) {
        JsonNode name = schema.get(ANNOTATION);
        String where = "'" + String.join(".", path) + "'";
        if (path.isEmpty()) {
            fail("x-mcp-header stands at the top of its schema");
        } else if (!name.isTextual() || name.textValue().isEmpty()) {
            fail("x-mcp-header of " + where + " is empty or no text");
        } else if (!isToken(name.textValue())) {
            fail("x-mcp-header of " + where + " is no name that a header can have");
        } else if (!names.add(name.textValue().toLowerCase(Locale.ROOT))) {
            fail("x-mcp-header '" + name.textValue() + "' stands twice");
        } else if (!mirrorable(schema.path("type"))) {
            fail("x-mcp-header stands on " + where + ", which is neither a string nor an integer nor a boolean");
        } else {
            mirrors.add(new Mirror(path, "Mcp-Param-" + name.textValue()));
        }
    }

    /** RFC 9110, token. */
    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean letterOrDigit =
                    (next >= '0' && next <= '9') || (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
            if (!letterOrDigit && TOKEN.indexOf(next) < 0) {
                return false;
            }
        }
        return true;
    }

    /** One of the three types, or a union of one of them with null. */
    private static boolean mirrorable(JsonNode type) {
        if (!(type instanceof ArrayNode union)) {
            return isMirrorable(type);
        }
        int count = 0;
        for (JsonNode each : union) {
            boolean nothing = each.isTextual() && each.textValue().equals("null");
            if (!nothing && !isMirrorable(each)) {
                return false;
            }
            count += nothing ? 0 : 1;
        }
        return count == 1;
    }

    private static boolean isMirrorable(JsonNode type) {
        return switch (type.asText("")) {
            case "string", "integer", "boolean" -> true;
            default -> false;
        };
    }

    /** Below any other keyword no annotation may stand. */
    private void elsewhere(JsonNode value, String keyword) {
        if (value.isObject() && value.has(ANNOTATION) && !keyword.equals(ANNOTATION)) {
            fail("x-mcp-header stands below '" + keyword + "', not below properties alone");
        }
        for (JsonNode inner : value) {
            if (inner.isContainerNode()) {
                elsewhere(inner, keyword);
            }
        }
    }
}
