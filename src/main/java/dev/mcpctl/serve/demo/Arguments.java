package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks arguments against the schemas of the demo's own tools, so that a client that does not check is told. Knows the
 * keywords that stand in those schemas and no others; formats are annotations here.
 */
final class Arguments {

    private final JsonNode root;

    private Arguments(JsonNode root) {
        this.root = root;
    }

    /** The first thing wrong with the arguments, with its path, or null when they fit. */
    static @Nullable String problem(JsonNode schema, JsonNode arguments) {
        return new Arguments(schema).problem(schema, arguments, "arguments");
    }

    private @Nullable String problem(JsonNode given, JsonNode value, String path) {
        JsonNode schema = resolved(given);
        if (schema.has("type") && !isOfType(schema.path("type"), value)) {
            return path + " must be " + Json.compact(schema.path("type")) + ", not " + shortened(value);
        }
        String problem = choiceProblem(schema, value, path);
        if (problem == null && value.isTextual()) {
            problem = textProblem(schema, value.textValue(), path);
        }
        if (problem == null && value.isNumber()) {
            problem = numberProblem(schema, value.decimalValue(), path);
        }
        if (problem == null && value.isArray()) {
            problem = arrayProblem(schema, value, path);
        }
        if (problem == null && value.isObject()) {
            problem = objectProblem(schema, value, path);
        }
        return problem;
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isTextual() ? root.at(reference.textValue().substring(1)) : schema;
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (isOfType(each, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isNumber() && isWhole(value.decimalValue());
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> value.isNull();
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private @Nullable String choiceProblem(JsonNode schema, JsonNode value, String path) {
        if (schema.has("const") && !schema.path("const").equals(value)) {
            return path + " must be " + Json.compact(schema.path("const")) + ", not " + shortened(value);
        }
        JsonNode allowed = schema.path("enum");
        if (allowed.isArray() && !contains(allowed, value)) {
            return path + " must be one of " + Json.compact(allowed) + ", not " + shortened(value);
        }
        int anyMatches = matches(schema.path("anyOf"), value);
        int oneMatches = matches(schema.path("oneOf"), value);
        boolean fits = (anyMatches > 0 || !schema.has("anyOf")) && (oneMatches == 1 || !schema.has("oneOf"));
        return fits ? null : path + " fits none of its alternatives: " + shortened(value);
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private int matches(JsonNode alternatives, JsonNode value) {
        int matches = 0;
        for (JsonNode alternative : alternatives) {
            matches += problem(alternative, value, "") == null ? 1 : 0;
        }
        return matches;
    }

    private static @Nullable String textProblem(JsonNode schema, String text, String path) {
        int length = text.codePointCount(0, text.length());
        if (length < schema.path("minLength").asInt(0)
                || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            return path + " has a length of " + length + ", which is not allowed";
        }
        JsonNode pattern = schema.path("pattern");
        if (pattern.isTextual()
                && !Pattern.compile(pattern.textValue()).matcher(text).find()) {
            return path + " does not match the pattern " + pattern.textValue();
        }
        return null;
    }

    private static @Nullable String numberProblem(JsonNode schema, BigDecimal number, String path) {
        boolean low = (schema.has("minimum") && number.compareTo(decimal(schema, "minimum")) < 0)
                || (schema.has("exclusiveMinimum") && number.compareTo(decimal(schema, "exclusiveMinimum")) <= 0);
        boolean high = schema.has("maximum") && number.compareTo(decimal(schema, "maximum")) > 0;
        if (low || high) {
            return path + " is too " + (low ? "small" : "large") + ": " + number;
        }
        if (schema.has("multipleOf")
                && number.remainder(decimal(schema, "multipleOf")).signum() != 0) {
            return path + " must be a multiple of " + decimal(schema, "multipleOf") + ", not " + number;
        }
        return null;
    }

    private static BigDecimal decimal(JsonNode schema, String keyword) {
        return schema.path(keyword).decimalValue();
    }

    private @Nullable String arrayProblem(JsonNode schema, JsonNode array, String path) {
        int size = array.size();
        if (size < schema.path("minItems").asInt(0)
                || size > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return path + " has " + size + " items, which is not allowed";
        }
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < size; i++) {
            JsonNode fixed = schema.path("prefixItems").path(i);
            String problem =
                    problem(fixed.isMissingNode() ? schema.path("items") : fixed, array.get(i), path + "[" + i + "]");
            if (problem != null) {
                return problem;
            }
            if (!seen.add(array.get(i)) && schema.path("uniqueItems").asBoolean()) {
                return path + "[" + i + "] stands twice: " + shortened(array.get(i));
            }
        }
        return null;
    }

    private @Nullable String objectProblem(JsonNode schema, JsonNode object, String path) {
        for (JsonNode name : schema.path("required")) {
            if (!object.has(name.asText())) {
                return path + " lacks '" + name.asText() + "'";
            }
        }
        JsonNode others = schema.path("additionalProperties");
        for (var member : ((ObjectNode) object).properties()) {
            JsonNode known = schema.path("properties").path(member.getKey());
            if (known.isMissingNode() && others.isBoolean() && !others.booleanValue()) {
                return path + " must not have '" + member.getKey() + "'";
            }
            String problem =
                    problem(known.isMissingNode() ? others : known, member.getValue(), path + "." + member.getKey());
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static String shortened(JsonNode value) {
        String text = Json.compact(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
