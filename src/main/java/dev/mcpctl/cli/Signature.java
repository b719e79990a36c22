package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.mcp.model.Tool;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a tool or prompt is called, in one line: {@code (city: string, days?: integer = 3)}. Untrusted text. */
final class Signature {

    private static final int DEEPEST_REFERENCE = 8;

    /** How much is told: all, all but the defaults, names alone. */
    private static final int DEFAULTS = 0;

    private static final int TYPES = 1;
    private static final int NAMES = 2;

    private Signature() {}

    static String of(Tool tool) {
        return of(tool, DEFAULTS);
    }

    /** The same with less and less detail, for columns: with defaults, with types, names alone. */
    static List<String> forms(Tool tool) {
        return List.of(of(tool, DEFAULTS), of(tool, TYPES), of(tool, NAMES));
    }

    private static String of(Tool tool, int detail) {
        ObjectNode schema = tool.inputSchema();
        if (!(schema.get("properties") instanceof ObjectNode properties) || properties.isEmpty()) {
            return "()";
        }
        StringBuilder text = new StringBuilder("(");
        append(text, schema, detail, true);
        append(text, schema, detail, false);
        return text.append(')').toString();
    }

    /** Required ones first: they are what a person must write. */
    private static void append(StringBuilder text, ObjectNode schema, int detail, boolean required) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (requires(schema, property.getKey()) != required) {
                continue;
            }
            text.append(text.length() == 1 ? "" : ", ")
                    .append(property.getKey())
                    .append(required ? "" : "?");
            if (detail < NAMES) {
                text.append(": ").append(type(schema, property.getValue(), 0));
            }
            JsonNode preset = property.getValue().get("default");
            if (detail < TYPES && preset != null && !preset.isNull() && preset.isValueNode()) {
                text.append(" = ").append(Json.compact(preset));
            }
        }
    }

    private static boolean requires(ObjectNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.isTextual() && required.textValue().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** A short name for what a schema allows. */
    static String type(ObjectNode root, JsonNode schema, int depth) {
        JsonNode reference = schema.path("$ref");
        if (reference.isTextual() && depth < DEEPEST_REFERENCE) {
            return type(root, target(root, reference.textValue()), depth + 1);
        }
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return type.textValue().equals("array")
                    ? element(root, schema.path("items"), depth) + "[]"
                    : name(type.textValue());
        }
        if (type.isArray()) {
            return joined(root, type, depth);
        }
        JsonNode choices = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
        if (choices.isArray() && depth < DEEPEST_REFERENCE) {
            return joined(root, choices, depth + 1);
        }
        return schema.has("enum") || schema.has("const") ? "enum" : "any";
    }

    /** Signatures stand in narrow columns. */
    private static String name(String type) {
        return type.equals("integer") ? "int" : type;
    }

    private static String element(ObjectNode root, JsonNode items, int depth) {
        if (depth >= DEEPEST_REFERENCE || items.isMissingNode()) {
            return "any";
        }
        String element = type(root, items, depth + 1);
        return element.indexOf('|') < 0 ? element : "(" + element + ")";
    }

    private static String joined(ObjectNode root, JsonNode choices, int depth) {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode choice : choices) {
            types.add(choice.isTextual() ? name(choice.textValue()) : type(root, choice, depth));
        }
        types.remove("null");
        return types.isEmpty() ? "null" : String.join("|", types);
    }

    private static JsonNode target(ObjectNode root, String reference) {
        return reference.startsWith("#/") || reference.equals("#") ? root.at(reference.substring(1)) : Json.object();
    }

    static String of(Prompt prompt) {
        StringBuilder text = new StringBuilder("(");
        for (Prompt.Argument argument : prompt.arguments()) {
            text.append(text.length() == 1 ? "" : ", ").append(argument.name()).append(argument.required() ? "" : "?");
        }
        return text.append(')').toString();
    }
}
