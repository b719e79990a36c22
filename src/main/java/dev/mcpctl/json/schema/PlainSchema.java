package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Decides whether the small evaluator understands every keyword of a schema that means anything. */
final class PlainSchema {

    private final JsonNode root;
    private final Dialect dialect;
    private final Set<JsonNode> followed = Collections.newSetFromMap(new IdentityHashMap<>(4));

    private PlainSchema(JsonNode root, Dialect dialect) {
        this.root = root;
        this.dialect = dialect;
        followed.add(root);
    }

    static boolean isPlain(JsonNode schema, Dialect dialect) {
        if (dialect == Dialect.DRAFT_4 || dialect == Dialect.DRAFT_6) {
            return false;
        }
        return new PlainSchema(schema, dialect).plain(schema);
    }

    private boolean plain(JsonNode schema) {
        if (!schema.isObject()) {
            return schema.isBoolean();
        }
        if (dialect == Dialect.DRAFT_7 && schema.has("$ref") && hasSiblings(schema)) {
            return false;
        }
        for (Map.Entry<String, JsonNode> rule : schema.properties()) {
            if (!plain(rule.getKey(), rule.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Draft-07 ignores everything beside a reference; only harmless neighbours are taken for plain. */
    private static boolean hasSiblings(JsonNode schema) {
        for (Map.Entry<String, JsonNode> rule : schema.properties()) {
            switch (rule.getKey()) {
                case "$ref", "$schema", "$comment", "$id", "title", "description", "default", "examples" -> {}
                case "definitions", "$defs", "readOnly", "writeOnly", "deprecated" -> {}
                default -> {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean plain(String keyword, JsonNode rule) {
        return switch (keyword) {
            case "$schema", "$id" -> rule.isTextual() && rule.equals(root.get(keyword));
            case "$ref" -> rule.isTextual() && reference(rule.textValue());
            case "type" -> isTypes(rule);
            case "enum" -> rule.isArray();
            case "const" -> true;
            case "properties" -> members(rule);
            case "patternProperties" -> patterns(rule) && members(rule);
            case "required" -> isNames(rule);
            case "additionalProperties", "propertyNames", "not" -> plain(rule);
            case "allOf", "anyOf", "oneOf" -> rule.isArray() && !rule.isEmpty() && elements(rule);
            case "items" -> plain(rule);
            case "prefixItems" -> dialect == Dialect.DRAFT_2020_12 && rule.isArray() && elements(rule);
            default -> scalar(keyword, rule);
        };
    }

    private static boolean scalar(String keyword, JsonNode rule) {
        return switch (keyword) {
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> rule.isNumber();
            case "multipleOf" -> rule.isNumber() && rule.decimalValue().signum() > 0;
            case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" -> isCount(rule);
            case "uniqueItems" -> rule.isBoolean();
            case "pattern" -> rule.isTextual() && EcmaPattern.compile(rule.textValue()) != null;
            default -> !isMeaningful(keyword);
        };
    }

    /** Keywords that some dialect gives a meaning to and the evaluator does not know. Any other word is an annotation. */
    private static boolean isMeaningful(String keyword) {
        return switch (keyword) {
            case "if", "then", "else", "dependentRequired", "dependentSchemas", "dependencies" -> true;
            case "contains", "minContains", "maxContains", "additionalItems" -> true;
            case "unevaluatedProperties", "unevaluatedItems", "extends", "disallow", "divisibleBy" -> true;
            case "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary" -> true;
            default -> false;
        };
    }

    private boolean reference(String reference) {
        JsonNode target = LocalReference.resolve(root, reference);
        if (target == null) {
            return false;
        }
        return !followed.add(target) || plain(target);
    }

    private boolean members(JsonNode schemas) {
        return schemas.isObject() && elements(schemas);
    }

    private boolean elements(JsonNode schemas) {
        for (JsonNode schema : schemas) {
            if (!plain(schema)) {
                return false;
            }
        }
        return true;
    }

    private static boolean patterns(JsonNode schemas) {
        for (Map.Entry<String, JsonNode> entry : schemas.properties()) {
            if (EcmaPattern.compile(entry.getKey()) == null) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTypes(JsonNode rule) {
        if (rule.isTextual()) {
            return ValueType.of(rule.textValue()) != null;
        }
        for (JsonNode type : rule) {
            if (!type.isTextual() || ValueType.of(type.textValue()) == null) {
                return false;
            }
        }
        return rule.isArray() && !rule.isEmpty();
    }

    private static boolean isNames(JsonNode rule) {
        for (JsonNode name : rule) {
            if (!name.isTextual()) {
                return false;
            }
        }
        return rule.isArray();
    }

    private static boolean isCount(JsonNode rule) {
        return ValueType.INTEGER.accepts(rule) && rule.decimalValue().signum() >= 0;
    }
}
