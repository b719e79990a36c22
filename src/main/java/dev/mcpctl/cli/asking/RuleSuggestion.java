package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.cli.arguments.ArgumentTemplate;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.YamlText;

/** The rule that would have answered an ask, ready to be pasted and filled in. */
final class RuleSuggestion {

    private static final int LONGEST = 200;

    private final ObjectNode tree;

    RuleSuggestion(AskKind kind, ObjectNode params) {
        tree = Json.object();
        ObjectNode rule = tree.putArray("answers").addObject();
        ObjectNode when = rule.putObject("when").put("ask", kind.word());
        String text = Condition.text(kind, params).lines().findFirst().orElse("");
        if (!text.isBlank()) {
            when.put("message", text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        }
        rule.set("reply", reply(kind, params));
    }

    private static JsonNode reply(AskKind kind, ObjectNode params) {
        return switch (kind) {
            case FORM -> example(params.path("requestedSchema"));
            case URL -> Json.object().put("reply", "accept").path("reply");
            case SAMPLING -> Json.object().put("reply", "what the model says").path("reply");
            case ROOTS -> Json.array().add(".");
        };
    }

    private static JsonNode example(JsonNode schema) {
        try {
            return schema instanceof ObjectNode form ? ArgumentTemplate.of(form).arguments() : Json.object();
        } catch (Failure unusable) {
            return Json.object();
        }
    }

    ObjectNode tree() {
        return tree;
    }

    String yaml() {
        return YamlText.of(tree).stripTrailing();
    }
}
