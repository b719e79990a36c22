package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.SchemaCheck;
import dev.mcpctl.json.schema.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code --elicit}: answers what the server asks the user for, without asking the user. */
final class Elicitation {

    private static final String OPTION = "--elicit";
    private static final String DEFAULTS = "accept-defaults";

    private final String way;

    private Elicitation(String way) {
        this.way = way;
    }

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value(
                OPTION, "HOW", "answer the server's forms: accept-defaults, decline or cancel; else exit 8"));
    }

    /**
     * What the line says, or null.
     *
     * @throws Failure usage
     */
    static @Nullable Elicitation of(Options options) {
        String text = options.text(OPTION);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case DEFAULTS, "decline", "cancel" -> new Elicitation(text);
            default -> throw Failure.usage(OPTION + ": '" + text + "' is neither " + DEFAULTS + ", decline nor cancel");
        };
    }

    /**
     * Schema: ElicitResult.
     *
     * @param server its name, for failures
     * @param params of the server's request, untrusted
     * @throws Failure not answered, when the form cannot be sent with its defaults alone
     */
    ObjectNode answer(String server, ObjectNode params) {
        ObjectNode answer = Json.object();
        if (!way.equals(DEFAULTS)) {
            return answer.put("action", way);
        }
        if (params.path("mode").asText("form").equals("url")) {
            throw unanswered("the server '" + server + "' asks to open a page, which " + OPTION + " " + DEFAULTS
                    + " does not do: " + params.path("url").asText());
        }
        answer.put("action", "accept");
        answer.set("content", defaults(server, params.path("requestedSchema")));
        return answer;
    }

    /** What is optional and has no default is left out. */
    private static ObjectNode defaults(String server, JsonNode schema) {
        ObjectNode content = Json.object();
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            JsonNode value = field.getValue().get("default");
            if (value != null) {
                content.set(field.getKey(), value);
            }
        }
        for (JsonNode required : schema.path("required")) {
            if (!content.has(required.asText())) {
                throw unanswered("the server '" + server + "' asks for '" + required.asText()
                        + "', which is required and has no default for " + OPTION + " " + DEFAULTS);
            }
        }
        check(server, schema, content);
        return content;
    }

    private static void check(String server, JsonNode schema, ObjectNode content) {
        List<Violation> violations = schema.isObject() ? SchemaCheck.of(schema).check(content) : List.of();
        if (!violations.isEmpty()) {
            throw unanswered("the server '" + server + "' asks for input with defaults that do not fit its own form: "
                    + violations.get(0).message());
        }
    }

    private static Failure unanswered(String message) {
        return Failure.of(Failure.Kind.NOT_ANSWERED, "not_answered", message)
                .hint(OPTION + " decline and " + OPTION + " cancel say no instead");
    }
}
