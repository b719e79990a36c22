package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One check of one value against a plain schema. Bounded in steps and depth, requirement FT-036. */
final class PlainRun {

    /** Schemas applied one within the other; more means a schema that refers to itself without end. */
    private static final int DEEPEST = 1_500;

    /** Schemas applied to any value, a second or two of work. */
    private static final long STEPS = 2_000_000;

    /** Schemas applied for each part of a large value, which honest schemas do not need. */
    private static final long STEPS_FOR_EACH = 8;

    /** More mistakes say no more, and each takes memory. */
    private static final int MOST_VIOLATIONS = 1_000;

    private static final String ENDLESS = "the schema refers to itself without end, or nests too deeply to be checked";

    private final JsonNode root;
    private final ObjectRules objects = new ObjectRules(this);
    private final Alternatives alternatives = new Alternatives(this);
    private final Map<String, EcmaPattern> patterns = new HashMap<>(0);
    private final Map<String, JsonNode> targets = new HashMap<>(0);
    private List<Violation> found = new ArrayList<>();
    private JsonNode whole = MissingNode.getInstance();
    private int depth;
    private long steps;
    private long most = STEPS;

    PlainRun(JsonNode root) {
        this.root = root;
    }

    List<Violation> check(JsonNode value) {
        whole = value;
        try {
            apply(root, value, Place.ROOT);
        } catch (StackOverflowError small) {
            // A thread may have less room than the bound below takes.
            throw Unusable.schema(ENDLESS, small);
        }
        return List.copyOf(found);
    }

    /** Applies a schema and keeps what it finds. */
    void apply(JsonNode schema, JsonNode value, Place place) {
        if (++depth > DEEPEST) {
            throw Unusable.schema(ENDLESS);
        }
        if (++steps > most) {
            allowMore();
        }
        if (schema.isObject()) {
            rules(schema, value, place);
        } else if (!schema.booleanValue()) {
            report("false", "is not allowed", place);
        }
        depth--;
    }

    /** The size of the value is counted only when the usual number of steps has not been enough. */
    private void allowMore() {
        most = STEPS_FOR_EACH * parts(whole);
        if (steps > most) {
            throw Unusable.schema("the schema takes too many steps to be checked");
        }
    }

    /** How many values a value is made of, itself included. */
    static long parts(JsonNode value) {
        long parts = 1;
        for (JsonNode part : value) {
            parts += parts(part);
        }
        return parts;
    }

    /** Applies a schema and gives what it finds. */
    List<Violation> trial(JsonNode schema, JsonNode value, Place place) {
        List<Violation> outer = found;
        List<Violation> inner = new ArrayList<>(0);
        found = inner;
        apply(schema, value, place);
        found = outer;
        return inner;
    }

    void keep(List<Violation> violations) {
        found.addAll(violations);
    }

    void report(String keyword, String predicate, Place place) {
        if (found.size() < MOST_VIOLATIONS) {
            found.add(Violation.at(place, keyword, predicate));
        }
    }

    private void rules(JsonNode schema, JsonNode value, Place place) {
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            apply(target(reference), value, place);
        }
        if (!isOfType(schema, value, place) || !isChoice(schema, value, place)) {
            return;
        }
        switch (value.getNodeType()) {
            case NUMBER -> numbers(schema, value, place);
            case STRING -> texts(schema, value, place);
            case ARRAY -> arrays(schema, value, place);
            case OBJECT -> objects.apply(schema, value, place);
            default -> {}
        }
        alternatives.apply(schema, value, place);
    }

    JsonNode target(JsonNode reference) {
        JsonNode target = targets.get(reference.textValue());
        if (target == null) {
            target = Objects.requireNonNull(
                    LocalReference.resolve(root, reference.textValue()), "a plain schema has no loose references");
            targets.put(reference.textValue(), target);
        }
        return target;
    }

    private boolean isOfType(JsonNode schema, JsonNode value, Place place) {
        JsonNode rule = schema.get("type");
        if (rule == null || accepts(rule, value)) {
            return true;
        }
        broken("type", rule, value, place);
        return false;
    }

    private static boolean accepts(JsonNode rule, JsonNode value) {
        if (rule.isTextual()) {
            return accepts(rule.textValue(), value);
        }
        for (JsonNode type : rule) {
            if (accepts(type.textValue(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean accepts(String name, JsonNode value) {
        ValueType type = ValueType.of(name);
        return type != null && type.accepts(value);
    }

    private boolean isChoice(JsonNode schema, JsonNode value, Place place) {
        JsonNode only = schema.get("const");
        if (only != null && !SameValue.same(only, value)) {
            broken("const", only, value, place);
            return false;
        }
        JsonNode choices = schema.get("enum");
        if (choices == null) {
            return true;
        }
        for (JsonNode choice : choices) {
            if (SameValue.same(choice, value)) {
                return true;
            }
        }
        broken("enum", choices, value, place);
        return false;
    }

    private void numbers(JsonNode schema, JsonNode value, Place place) {
        for (String keyword : NumberRules.KEYWORDS) {
            JsonNode rule = schema.get(keyword);
            if (rule != null && !NumberRules.holds(keyword, rule, value)) {
                broken(keyword, rule, value, place);
            }
        }
    }

    private void texts(JsonNode schema, JsonNode value, Place place) {
        JsonNode least = schema.get("minLength");
        JsonNode most = schema.get("maxLength");
        if (least != null || most != null) {
            String text = value.textValue();
            count(schema, "Length", text.codePointCount(0, text.length()), new Spot(value, place));
        }
        JsonNode pattern = schema.get("pattern");
        if (pattern == null) {
            return;
        }
        switch (find(pattern.textValue(), value.textValue())) {
            case FOUND -> {}
            case ABSENT -> broken("pattern", pattern, value, place);
            case UNKNOWN ->
                report(
                        "pattern",
                        "cannot be matched in reasonable time against the pattern "
                                + Sentences.shorten(pattern.textValue(), 200),
                        place);
        }
    }

    EcmaPattern.Answer find(String pattern, String text) {
        EcmaPattern compiled = patterns.get(pattern);
        if (compiled == null) {
            compiled = Objects.requireNonNull(EcmaPattern.compile(pattern), "a plain schema has readable patterns");
            patterns.put(pattern, compiled);
        }
        return compiled.find(text);
    }

    private void arrays(JsonNode schema, JsonNode value, Place place) {
        count(schema, "Items", value.size(), new Spot(value, place));
        if (schema.path("uniqueItems").booleanValue() && SameValue.twins(value).length > 0) {
            broken("uniqueItems", schema.get("uniqueItems"), value, place);
        }
        JsonNode tuple = schema.path("prefixItems");
        JsonNode items = schema.get("items");
        int start = tuple.size();
        for (int i = 0; i < Math.min(start, value.size()); i++) {
            apply(tuple.get(i), value.get(i), place.item(i));
        }
        for (int i = start; items != null && i < value.size(); i++) {
            apply(items, value.get(i), place.item(i));
        }
    }

    /** A value and where it stands. */
    record Spot(JsonNode value, Place place) {}

    /** Checks {@code minX} and {@code maxX}. */
    void count(JsonNode schema, String noun, int count, Spot spot) {
        JsonNode least = schema.get("min" + noun);
        if (least != null && NumberRules.compare(least, count) > 0) {
            broken("min" + noun, least, spot.value, spot.place);
        }
        JsonNode most = schema.get("max" + noun);
        if (most != null && NumberRules.compare(most, count) < 0) {
            broken("max" + noun, most, spot.value, spot.place);
        }
    }

    private void broken(String keyword, JsonNode rule, JsonNode value, Place place) {
        String predicate = Sentences.predicate(keyword, rule, value);
        report(keyword, Objects.requireNonNull(predicate, keyword), place);
    }
}
