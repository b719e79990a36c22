package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import org.jspecify.annotations.Nullable;

/** A chat completion as the result of a sampling request. */
final class ChatReply {

    private ChatReply() {}

    /**
     * The result.
     *
     * @param body as received, untrusted
     * @param asked the model that was asked, for an answer that does not say which one it comes from
     * @return null when the completion has nothing in it
     */
    static @Nullable ObjectNode result(JsonNode body, String asked) {
        JsonNode choice = body.path("choices").path(0);
        JsonNode message = choice.path("message");
        ArrayNode content = Json.array();
        if (message.path("content").isTextual()) {
            content.addObject()
                    .put("type", "text")
                    .put("text", message.path("content").textValue());
        }
        for (JsonNode call : message.path("tool_calls")) {
            ObjectNode use = content.addObject()
                    .put("type", "tool_use")
                    .put("id", call.path("id").asText())
                    .put("name", call.path("function").path("name").asText());
            use.set("input", input(call.path("function").path("arguments").asText()));
        }
        if (content.isEmpty()) {
            return null;
        }
        ObjectNode result = Json.object().put("role", "assistant");
        result.set("content", content.size() == 1 ? content.get(0) : content);
        return result.put("model", body.path("model").asText(asked))
                .put("stopReason", reason(choice.path("finish_reason").asText()));
    }

    private static JsonNode input(String arguments) {
        try {
            return Json.parse(arguments);
        } catch (JsonProblem notJson) {
            return Json.object();
        }
    }

    private static String reason(String finish) {
        return switch (finish) {
            case "length" -> "maxTokens";
            case "tool_calls", "function_call" -> "toolUse";
            case "", "stop" -> "endTurn";
            default -> finish;
        };
    }
}
