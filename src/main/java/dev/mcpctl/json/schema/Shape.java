package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says about values that are still to be made: types, members, choices. References, {@code allOf},
 * {@code anyOf} and {@code oneOf} are looked through; where forms differ, the shape is generous, since the finished value is
 * checked anyway. Any JSON is taken for a schema; what makes no sense in it says nothing. Immutable.
 */
public final class Shape {

    /** So many schemas are looked through for one shape; what the others say is left to the check. */
    private static final int MOST_SCHEMAS = 2_000;

    private final JsonNode root;
    /** The schema itself and all that applies together with it. */
    private final List<JsonNode> parts = new ArrayList<>(1);
    /** The parts and those of all forms. */
    private final List<JsonNode> everything = new ArrayList<>(1);

    private final List<JsonNode> alternatives = new ArrayList<>(0);
    /** For each choice of forms in the parts, its forms. */
    private final List<List<Shape>> forks = new ArrayList<>(0);

    private Shape(JsonNode root, JsonNode schema, Search search) {
        this.root = root;
        gather(schema, search);
        everything.addAll(alternatives);
    }

    /** What looking through a schema has met so far: it may go in circles, or say the same thing in ever more places. */
    private static final class Search {
        private final Set<JsonNode> around = Collections.newSetFromMap(new IdentityHashMap<>(4));
        private int left = MOST_SCHEMAS;
    }

    /** The shape of a whole schema. */
    public static Shape of(JsonNode schema) {
        return new Shape(schema, schema, new Search());
    }

    private void gather(JsonNode schema, Search search) {
        if (!schema.isObject() || --search.left < 0 || !search.around.add(schema)) {
            return;
        }
        parts.add(schema);
        everything.add(schema);
        JsonNode reference = schema.path("$ref");
        JsonNode target = reference.isTextual() ? LocalReference.resolve(root, reference.textValue()) : null;
        if (target != null) {
            gather(target, search);
        }
        for (JsonNode part : array(schema, "allOf")) {
            gather(part, search);
        }
        fork(array(schema, "anyOf"), search);
        fork(array(schema, "oneOf"), search);
        search.around.remove(schema);
    }

    private void fork(JsonNode forms, Search search) {
        if (forms.isEmpty()) {
            return;
        }
        List<Shape> shapes = new ArrayList<>(forms.size());
        for (JsonNode form : forms) {
            Shape shape = new Shape(root, form, search);
            shapes.add(shape);
            alternatives.addAll(shape.everything);
        }
        forks.add(shapes);
    }

    private static JsonNode array(JsonNode schema, String keyword) {
        JsonNode value = schema.path(keyword);
        return value.isArray() ? value : Json.array();
    }

    /** Whether a schema that applies here is one that applies to the other shape, as in schemas that hold themselves. */
    public boolean repeats(Shape other) {
        Set<JsonNode> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(other.parts);
        return parts.stream().anyMatch(known::contains);
    }

    /** The types a value may have; all when nothing is said. {@code NUMBER} never comes without {@code INTEGER}. */
    public Set<ValueType> types() {
        Set<ValueType> types = EnumSet.allOf(ValueType.class);
        for (JsonNode part : parts) {
            Set<ValueType> own = typesOf(part.path("type"));
            if (!own.isEmpty()) {
                types.retainAll(own);
            }
            retain(types, array(part, "enum"));
            if (part.has("const")) {
                retain(types, Json.array().add(part.get("const")));
            }
        }
        for (List<Shape> forms : forks) {
            Set<ValueType> any = EnumSet.noneOf(ValueType.class);
            for (Shape form : forms) {
                any.addAll(form.types());
            }
            types.retainAll(any);
        }
        return types;
    }

    private static Set<ValueType> typesOf(JsonNode rule) {
        Set<ValueType> types = EnumSet.noneOf(ValueType.class);
        for (JsonNode name : rule.isArray() ? rule : Json.array().add(rule)) {
            ValueType type = ValueType.of(name.textValue());
            if (type != null) {
                types.add(type);
            }
            if (type == ValueType.NUMBER) {
                types.add(ValueType.INTEGER);
            }
        }
        return types;
    }

    private static void retain(Set<ValueType> types, JsonNode choices) {
        Set<ValueType> own = EnumSet.noneOf(ValueType.class);
        for (JsonNode choice : choices) {
            for (ValueType type : ValueType.values()) {
                if (type.accepts(choice)) {
                    own.add(type);
                }
            }
        }
        if (!own.isEmpty()) {
            types.retainAll(own);
        }
    }

    /** Whether anything is said about the type. */
    public boolean isTyped() {
        return types().size() < ValueType.values().length;
    }

    /** Whether a value of this type may fit. */
    public boolean allows(ValueType type) {
        return types().contains(type);
    }

    /** The only values that can fit; empty when there may be others. */
    public List<JsonNode> choices() {
        List<JsonNode> choices = new ArrayList<>();
        for (JsonNode part : parts) {
            for (JsonNode choice : array(part, "enum")) {
                choices.add(choice);
            }
            if (part.has("const")) {
                choices.add(part.get("const"));
            }
        }
        for (int i = 0; choices.isEmpty() && i < forks.size(); i++) {
            choices.addAll(choices(forks.get(i)));
        }
        return choices;
    }

    /** The choices of all forms, or none as soon as one of them leaves it open. */
    private static List<JsonNode> choices(List<Shape> forms) {
        List<JsonNode> choices = new ArrayList<>();
        for (Shape form : forms) {
            List<JsonNode> own = form.choices();
            if (own.isEmpty() && form.isOnlyNull()) {
                own = List.of(NullNode.getInstance());
            }
            if (own.isEmpty()) {
                return List.of();
            }
            choices.addAll(own);
        }
        return choices;
    }

    private boolean isOnlyNull() {
        return types().equals(EnumSet.of(ValueType.NULL));
    }

    /** Names of the members that are described, in the schema's order. */
    public Set<String> propertyNames() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode part : everything) {
            for (Map.Entry<String, JsonNode> property : part.path("properties").properties()) {
                names.add(property.getKey());
            }
        }
        return names;
    }

    /** The shape of a described member, or null. */
    public @Nullable Shape property(String name) {
        List<JsonNode> found = new ArrayList<>(1);
        for (JsonNode part : everything) {
            JsonNode property = part.path("properties").get(name);
            if (property != null) {
                found.add(property);
            }
        }
        return found.isEmpty() ? null : either(found);
    }

    private Shape either(List<JsonNode> schemas) {
        if (schemas.size() == 1) {
            return new Shape(root, schemas.get(0), new Search());
        }
        ObjectNode union = Json.object();
        if (!schemas.isEmpty()) {
            union.putArray("anyOf").addAll(schemas);
        }
        return new Shape(root, union, new Search());
    }

    /** Names of the members that must be there whatever else holds. */
    public Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode part : parts) {
            for (JsonNode name : array(part, "required")) {
                if (name.isTextual()) {
                    names.add(name.textValue());
                }
            }
        }
        return names;
    }

    /** Whether members that are not described are asked for, or cannot be ruled out. */
    public boolean isOpen() {
        boolean describes = false;
        for (JsonNode part : everything) {
            JsonNode others = part.path("additionalProperties");
            if (others.isObject() || (others.isBoolean() && others.booleanValue()) || hasHiddenMembers(part)) {
                return true;
            }
            describes |= others.isBoolean() || part.path("properties").isObject();
        }
        return !describes;
    }

    private boolean hasHiddenMembers(JsonNode part) {
        for (Map.Entry<String, JsonNode> rule : part.properties()) {
            switch (rule.getKey()) {
                case "patternProperties", "if", "dependentSchemas", "dependencies", "$dynamicRef", "$recursiveRef" -> {
                    return true;
                }
                case "$ref" -> {
                    if (LocalReference.resolve(root, rule.getValue().asText()) == null) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** The shape of members that are not described. */
    public Shape others() {
        List<JsonNode> found = new ArrayList<>(1);
        for (JsonNode part : everything) {
            if (part.path("additionalProperties").isObject()) {
                found.add(part.get("additionalProperties"));
            }
        }
        return either(found);
    }

    /** The shape of an item. */
    public Shape item(int index) {
        List<JsonNode> found = new ArrayList<>(1);
        for (JsonNode part : everything) {
            JsonNode items = part.path("items");
            JsonNode tuple = items.isArray() ? items : part.path("prefixItems");
            if (tuple.has(index)) {
                found.add(tuple.get(index));
            } else if (items.isObject()) {
                found.add(items);
            }
        }
        return either(found);
    }

    /** A keyword's value where it stands first: at the schema itself, at what applies with it, then in a form; else null. */
    public @Nullable JsonNode keyword(String name) {
        for (JsonNode part : everything) {
            if (part.has(name)) {
                return part.get(name);
            }
        }
        return null;
    }

    /** The forms of the first choice of forms; empty when there is none. */
    public List<Shape> forms() {
        return forks.isEmpty() ? List.of() : Collections.unmodifiableList(forks.get(0));
    }
}
