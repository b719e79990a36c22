package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules about the members of objects: unknown ones are told first, then missing ones, then wrong ones. */
final class ObjectRules {

    private final PlainRun run;

    ObjectRules(PlainRun run) {
        this.run = run;
    }

    void apply(JsonNode schema, JsonNode value, Place place) {
        run.count(schema, "Properties", value.size(), new PlainRun.Spot(value, place));
        JsonNode declared = schema.get("properties");
        JsonNode patterns = schema.get("patternProperties");
        JsonNode others = schema.get("additionalProperties");
        if (others != null && others.isBoolean() && !others.booleanValue()) {
            unknown(schema, value, place);
        }
        names(schema.get("propertyNames"), value, place);
        required(schema, value, place);
        if (declared == null && patterns == null && others == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            member(schema, member, place);
        }
    }

    private void member(JsonNode schema, Map.Entry<String, JsonNode> member, Place place) {
        String name = member.getKey();
        JsonNode declared = schema.path("properties").get(name);
        Place inner = place.member(name);
        if (declared != null) {
            run.apply(declared, member.getValue(), inner);
        }
        boolean matched = false;
        for (Map.Entry<String, JsonNode> pattern :
                schema.path("patternProperties").properties()) {
            if (isNamedLike(pattern.getKey(), name)) {
                matched = true;
                run.apply(pattern.getValue(), member.getValue(), inner);
            }
        }
        JsonNode others = schema.get("additionalProperties");
        if (declared == null && !matched && others != null && others.isObject()) {
            run.apply(others, member.getValue(), inner);
        }
    }

    private boolean isNamedLike(String pattern, String name) {
        return switch (run.find(pattern, name)) {
            case FOUND -> true;
            case ABSENT -> false;
            case UNKNOWN -> throw Unusable.schema("a pattern of 'patternProperties' takes too long to be matched");
        };
    }

    private void unknown(JsonNode schema, JsonNode value, Place place) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String name = member.getKey();
            if (!schema.path("properties").has(name) && !hasPattern(schema, name)) {
                run.report("additionalProperties", Sentences.unknown(name, declared(schema)), place.member(name));
            }
        }
    }

    private boolean hasPattern(JsonNode schema, String name) {
        for (Map.Entry<String, JsonNode> pattern :
                schema.path("patternProperties").properties()) {
            if (isNamedLike(pattern.getKey(), name)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> declared(JsonNode schema) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            names.add(property.getKey());
        }
        return names;
    }

    private void names(@Nullable JsonNode rule, JsonNode value, Place place) {
        if (rule == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            Place inner = place.member(member.getKey());
            List<Violation> wrong = run.trial(rule, TextNode.valueOf(member.getKey()), inner);
            if (!wrong.isEmpty()) {
                String reason = wrong.get(0).message().substring(inner.subject().length());
                run.report("propertyNames", "is no legal name: the name" + reason, inner);
            }
        }
    }

    private void required(JsonNode schema, JsonNode value, Place place) {
        JsonNode names = schema.get("required");
        if (names == null) {
            return;
        }
        for (JsonNode name : names) {
            if (!value.has(name.textValue())) {
                JsonNode declared = schema.path("properties").path(name.textValue());
                run.report("required", Sentences.required(declared), place.member(name.textValue()));
            }
        }
    }
}
