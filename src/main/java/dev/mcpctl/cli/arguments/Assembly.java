package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts an argument object together: the whole objects first, single values over them, inner ones last. */
final class Assembly {

    private final ObjectNode base = Json.object();
    private final Map<List<String>, List<Given>> places = new LinkedHashMap<>();

    /** A whole object; its members replace those of earlier ones. */
    void whole(ObjectNode object) {
        base.setAll(object);
    }

    void add(Given given) {
        List<Given> here = places.get(given.path());
        if (here == null) {
            here = new ArrayList<>(1);
            places.put(given.path(), here);
        }
        here.add(given);
    }

    boolean has(String name) {
        return base.has(name) || places.containsKey(List.of(name));
    }

    /**
     * The object.
     *
     * @throws Failure usage, when a place that holds one value is given several, or as a whole and by parts that do not mix
     */
    ObjectNode finish() {
        int left = places.size();
        for (int depth = 1; left > 0; depth++) {
            for (Map.Entry<List<String>, List<Given>> place : places.entrySet()) {
                List<String> path = place.getKey();
                if (path.size() == depth) {
                    parent(path).set(path.get(depth - 1), value(place.getValue()));
                    left--;
                }
            }
        }
        return base;
    }

    /** The object that holds the place. What {@code --args} had there gives way, what another word gave does not. */
    private ObjectNode parent(List<String> path) {
        ObjectNode node = base;
        for (int i = 0; i + 1 < path.size(); i++) {
            JsonNode inner = node.get(path.get(i));
            if (inner instanceof ObjectNode object) {
                node = object;
                continue;
            }
            List<String> here = path.subList(0, i + 1);
            if (places.containsKey(here)) {
                throw Failure.usage("argument '" + String.join(".", here)
                        + "' is given as a whole and also by its part '" + String.join(".", path) + "'");
            }
            node = node.putObject(path.get(i));
        }
        return node;
    }

    private static JsonNode value(List<Given> givens) {
        Given first = givens.get(0);
        if (givens.size() == 1) {
            JsonNode json = first.json();
            String text = first.text();
            return json != null ? json : Coercion.value(first.shape(), text == null ? "" : text, first.spelled());
        }
        List<String> texts = new ArrayList<>(givens.size());
        for (Given given : givens) {
            if (given.text() == null || !takesMany(given.shape())) {
                throw repeated(given);
            }
            texts.add(given.text());
        }
        return Coercion.values(first.shape(), texts, first.spelled());
    }

    private static boolean takesMany(Shape shape) {
        return shape.allows(ValueType.ARRAY) && (shape.isTyped() || shape.keyword("items") != null);
    }

    private static Failure repeated(Given given) {
        String name = given.spelled();
        return Failure.usage("argument '" + name + "' is given more than once"
                + (takesMany(given.shape())
                        ? "; write the whole array once as JSON: " + name + ":='[…]'"
                        : ", and it is no array"));
    }
}
