package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers {@code completion/complete}. */
final class Completions {

    /** The specification allows no more in one answer. */
    private static final int MOST_VALUES = 100;

    private Completions() {}

    static ObjectNode complete(Exchange exchange) {
        JsonNode argument = exchange.params().path("argument");
        if (!argument.path("name").isTextual() || !argument.path("value").isTextual()) {
            throw Refused.invalidParams("completion/complete needs 'argument' with a 'name' and a 'value'");
        }
        JsonNode context = exchange.params().path("context").path("arguments");
        List<String> values =
                values(exchange.params().path("ref"), argument.path("name").asText(), context);
        return matching(values, argument.path("value").asText().toLowerCase(Locale.ROOT));
    }

    private static List<String> values(JsonNode reference, String name, JsonNode context) {
        List<String> values = candidates(reference, name, context);
        if (values == null) {
            throw Refused.invalidParams(
                    "there is no argument '" + name + "' to complete for " + Json.compact(reference));
        }
        return values;
    }

    private static @Nullable List<String> candidates(JsonNode reference, String name, JsonNode context) {
        return switch (reference.path("type").asText()) {
            case "ref/prompt" -> Prompts.values(reference.path("name").asText(), name);
            case "ref/resource" ->
                TemplateResources.values(
                        reference.path("uri").asText(),
                        name,
                        context.path("year").textValue());
            default -> null;
        };
    }

    private static ObjectNode matching(List<String> values, String prefix) {
        ObjectNode body = Json.object();
        ObjectNode completion = body.putObject("completion");
        ArrayNode shown = completion.putArray("values");
        int total = 0;
        for (String value : values) {
            if (value.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                total++;
                if (shown.size() < MOST_VALUES) {
                    shown.add(value);
                }
            }
        }
        completion.put("total", total);
        completion.put("hasMore", total > shown.size());
        return body;
    }
}
