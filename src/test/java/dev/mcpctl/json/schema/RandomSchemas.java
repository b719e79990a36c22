package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.List;
import java.util.Random;

/** Plain schemas and values, made from a seed; small vocabularies, so that they often nearly fit. */
final class RandomSchemas {

    private static final List<String> NAMES = List.of("a", "b", "cc", "d_d");
    private static final List<String> TEXTS = List.of("", "a", "ab", "é", "😀", "aab", "10", "null");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "1.0",
            "2.5",
            "0.1",
            "1e2",
            "100",
            "12345678901234567890",
            "1e-3",
            "-0.0",
            "1.10");
    /** No divisor here shows the library's rounding of large numbers. */
    private static final List<String> DIVISORS = List.of("1", "2", "0.1", "0.5", "1.0", "0.01");

    private static final List<String> PATTERNS = List.of("^a", "b$", "^[ab]+$", "\\d", "^\\S*$", "^.$", "a|é");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "array", "object", "null");

    private final Random random;

    RandomSchemas(long seed) {
        this.random = new Random(seed);
    }

    JsonNode schema() {
        ObjectNode root = object(3);
        if (random.nextInt(4) == 0) {
            ObjectNode definitions = root.putObject("$defs");
            definitions.set("x", acyclic(schema(2)));
            definitions.set("y/z", acyclic(schema(1)));
        }
        return root;
    }

    /** References within definitions could go in circles, which has a test of its own. */
    private static JsonNode acyclic(JsonNode schema) {
        for (JsonNode parent : schema.findParents("$ref")) {
            ((ObjectNode) parent).remove("$ref");
        }
        return schema;
    }

    private JsonNode schema(int depth) {
        if (random.nextInt(12) == 0) {
            return Json.parse(random.nextInt(4) == 0 ? "false" : "true");
        }
        return object(depth);
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = Json.object();
        int rules = 1 + random.nextInt(4);
        for (int i = 0; i < rules; i++) {
            rule(schema, depth);
        }
        return schema;
    }

    private void rule(ObjectNode schema, int depth) {
        switch (random.nextInt(depth > 0 ? 26 : 15)) {
            case 0, 1, 2 -> type(schema);
            case 3 -> schema.set("enum", values(1 + random.nextInt(3)));
            case 4 -> schema.set("const", value(1));
            case 5 -> schema.set("minimum", number());
            case 6 -> schema.set("maximum", number());
            case 7 -> schema.set("exclusiveMinimum", number());
            case 8 -> schema.set("exclusiveMaximum", number());
            case 9 -> schema.set("multipleOf", Json.parse(pick(DIVISORS)));
            case 10 -> schema.put("minLength", random.nextInt(3)).put("maxItems", random.nextInt(4));
            case 11 -> schema.put("maxLength", random.nextInt(3)).put("minItems", random.nextInt(3));
            case 12 -> schema.put("pattern", pick(PATTERNS));
            case 13 -> unique(schema);
            case 14 ->
                schema.put("maxProperties", random.nextInt(4))
                        .put("x-extra", "ignored")
                        .put("default", 3);
            case 15, 16, 17 -> properties(schema, depth - 1);
            case 18 -> schema.set("additionalProperties", schema(depth - 1));
            case 19 -> required(schema);
            case 20 -> schema.set("items", schema(depth - 1));
            case 21 -> schema.putArray("prefixItems").add(schema(depth - 1)).add(schema(depth - 1));
            case 22 -> combination(schema, depth - 1);
            case 23 -> schema.set("not", schema(depth - 1));
            case 24 -> reference(schema);
            default -> patterns(schema, depth - 1);
        }
    }

    /** Only beside a type: the library compares the members of objects as well. */
    private void unique(ObjectNode schema) {
        schema.put("minProperties", random.nextInt(3));
        if (!schema.has("type")) {
            schema.put("uniqueItems", random.nextBoolean()).put("type", "array");
        }
    }

    private void type(ObjectNode schema) {
        if (schema.has("uniqueItems")) {
            return;
        }
        if (random.nextInt(4) > 0) {
            schema.put("type", pick(TYPES));
            return;
        }
        schema.putArray("type").add(pick(TYPES)).add(pick(TYPES));
    }

    private void properties(ObjectNode schema, int depth) {
        ObjectNode properties = schema.putObject("properties");
        for (int i = random.nextInt(3); i >= 0; i--) {
            properties.set(pick(NAMES), schema(depth));
        }
    }

    private void patterns(ObjectNode schema, int depth) {
        if (random.nextBoolean()) {
            schema.putObject("patternProperties").set(pick(List.of("^c", "a", "_")), schema(depth));
        } else {
            schema.putObject("propertyNames").put("maxLength", 1 + random.nextInt(2));
        }
    }

    private void required(ObjectNode schema) {
        ArrayNode names = schema.putArray("required");
        for (int i = random.nextInt(3); i > 0; i--) {
            names.add(pick(NAMES));
        }
    }

    private void combination(ObjectNode schema, int depth) {
        ArrayNode parts = schema.putArray(pick(List.of("anyOf", "oneOf", "allOf")));
        for (int i = random.nextInt(3); i >= 0; i--) {
            parts.add(schema(depth));
        }
    }

    /** The definitions may be missing: such schemas are not plain, and left out. */
    private void reference(ObjectNode schema) {
        schema.put("$ref", pick(List.of("#/$defs/x", "#/$defs/y~1z", "#/%24defs/x")));
    }

    JsonNode value(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 6);
        return switch (kind) {
            case 0, 1 -> Json.array().add(pick(TEXTS)).get(0);
            case 2, 3 -> number();
            case 4 -> Json.parse(String.valueOf(random.nextBoolean()));
            case 5 -> Json.parse("null");
            case 6, 7 -> values(random.nextInt(4), depth - 1);
            default -> members(depth - 1);
        };
    }

    private ObjectNode members(int depth) {
        ObjectNode object = Json.object();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(pick(NAMES), value(depth));
        }
        return object;
    }

    private ArrayNode values(int count) {
        return values(count, 0);
    }

    private ArrayNode values(int count, int depth) {
        ArrayNode array = Json.array();
        for (int i = 0; i < count; i++) {
            array.add(value(depth));
        }
        return array;
    }

    private JsonNode number() {
        return Json.parse(pick(NUMBERS));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
