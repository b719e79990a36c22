package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.SchemaCheck;
import dev.mcpctl.json.schema.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of a form: what its fields are, and whether an answer fits. All text in it is untrusted. */
final class FormSchema {

    private final String server;
    private final ObjectNode schema;

    private FormSchema(String server, ObjectNode schema) {
        this.server = server;
        this.schema = schema;
    }

    /**
     * The form of an ask.
     *
     * @throws Failure protocol, when it is no schema of an object
     */
    static FormSchema of(String server, ObjectNode params) {
        JsonNode schema = params.get("requestedSchema");
        if (!(schema instanceof ObjectNode object)) {
            throw Unfit.ask("the server '" + server + "' asks for input without a form: its requestedSchema "
                    + (schema == null ? "is missing" : "is no JSON object"));
        }
        JsonNode type = object.get("type");
        if (type != null && !type.asText().equals("object")) {
            throw Unfit.ask(
                    "the server '" + server + "' asks with a form that is no object but of type " + Json.compact(type));
        }
        JsonNode properties = object.get("properties");
        if (properties != null && !properties.isObject()) {
            throw Unfit.ask("the server '" + server + "' asks with a form whose properties are no object");
        }
        return new FormSchema(server, object);
    }

    /** The fields in the server's order, each with its schema, which may be of any kind. */
    Map<String, JsonNode> fields() {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            fields.put(field.getKey(), field.getValue());
        }
        return fields;
    }

    /** Whether the answer must have this field. */
    boolean requires(String field) {
        for (JsonNode each : schema.path("required")) {
            if (each.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    /** Schema as received. */
    ObjectNode schema() {
        return schema;
    }

    /** The defaults of the fields that have one, as the server wrote them. */
    ObjectNode defaults() {
        ObjectNode content = Json.object();
        fields().forEach((name, field) -> {
            JsonNode value = field.get("default");
            if (value != null) {
                content.set(name, value);
            }
        });
        return content;
    }

    /**
     * The defaults alone.
     *
     * @throws Failure not answered, when they do not make an answer
     */
    ObjectNode acceptDefaults() {
        ObjectNode content = defaults();
        for (JsonNode required : schema.path("required")) {
            if (!content.has(required.asText())) {
                throw Unfit.unanswered("the server '" + server + "' asks for '" + required.asText()
                                + "', which is required and has no default to accept")
                        .hint("answer it with --answers FILE; without --elicit the run prints a rule to begin with");
            }
        }
        List<String> problems = problems(content);
        if (!problems.isEmpty()) {
            throw Unfit.unanswered("the server '" + server
                    + "' asks for input with defaults that do not fit its own form: " + problems.get(0));
        }
        return content;
    }

    /**
     * What was prepared, over the defaults; null leaves a field out.
     *
     * @param source where it was prepared, for the sentence
     * @throws Failure not answered, when the whole does not fit the form
     */
    ObjectNode prepared(ObjectNode reply, String source) {
        ObjectNode content = defaults();
        Map<String, JsonNode> fields = fields();
        reply.properties().forEach(member -> {
            if (!fields.containsKey(member.getKey())) {
                String nearest = Nearest.to(member.getKey(), fields.keySet());
                throw Unfit.answer(source + " has '" + member.getKey() + "', which the form of the server '" + server
                        + "' does not ask for" + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
            }
            if (member.getValue().isNull()) {
                content.remove(member.getKey());
            } else {
                content.set(member.getKey(), member.getValue());
            }
        });
        List<String> problems = problems(content);
        if (!problems.isEmpty()) {
            throw Unfit.answer(source + " does not fit what the server '" + server + "' asks for: " + problems.get(0));
        }
        return content;
    }

    /** All ways in which an answer does not fit, each a sentence; empty when it does. */
    List<String> problems(ObjectNode content) {
        List<String> problems = new ArrayList<>();
        for (Violation violation : SchemaCheck.of(schema).check(content)) {
            problems.add(violation.message());
        }
        fields().forEach((name, field) -> {
            JsonNode value = content.get(name);
            TextFormat format = TextFormat.of(field.path("format").textValue());
            if (format != null && value != null && value.isTextual() && !format.fits(value.textValue())) {
                problems.add("'" + name + "' must be " + format.meaning() + ", got '" + value.textValue() + "'");
            }
        });
        return problems;
    }
}
