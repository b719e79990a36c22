package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The messages of a sampling request, and results made for it. */
final class SamplingText {

    private SamplingText() {}

    /** The blocks of a content, which is one block or an array of them. */
    static List<JsonNode> blocks(JsonNode content) {
        List<JsonNode> blocks = new ArrayList<>();
        if (content.isArray()) {
            content.forEach(blocks::add);
        } else if (content.isObject()) {
            blocks.add(content);
        }
        return blocks;
    }

    /**
     * Checks the request.
     *
     * @throws Failure protocol, when it has no messages, or breaks the order of tool uses and results
     */
    static void check(String server, ObjectNode params) {
        JsonNode messages = params.path("messages");
        if (!messages.isArray()) {
            throw Unfit.ask("the server '" + server + "' asks for a language model's answer without messages");
        }
        Set<String> open = new HashSet<>();
        for (JsonNode message : messages) {
            check(server, blocks(message.path("content")), open);
        }
        if (!open.isEmpty()) {
            throw unbalanced(server);
        }
    }

    /** Specification 2025-11-25, Sampling: tool results stand alone, and answer all tool uses of the message before. */
    private static void check(String server, List<JsonNode> blocks, Set<String> open) {
        Set<String> results = new HashSet<>();
        Set<String> uses = new HashSet<>();
        for (JsonNode block : blocks) {
            switch (block.path("type").asText()) {
                case "tool_result" -> results.add(block.path("toolUseId").asText());
                case "tool_use" -> uses.add(block.path("id").asText());
                default -> {}
            }
        }
        if (!results.equals(open) || (!results.isEmpty() && results.size() != blocks.size())) {
            throw unbalanced(server);
        }
        open.clear();
        open.addAll(uses);
    }

    private static Failure unbalanced(String server) {
        return Unfit.ask("the server '" + server
                + "' asks for a language model's answer with tool uses that are not followed by their results alone");
    }

    /** A result of one text. The model's name says who truly answered (requirement FT-253). */
    static ObjectNode result(String text, String model) {
        ObjectNode result = Json.object().put("role", "assistant");
        result.putObject("content").put("type", "text").put("text", text);
        return result.put("model", model).put("stopReason", "endTurn");
    }

    /**
     * A result that somebody else made: a text, or an object in the shape of the specification.
     *
     * @throws Failure not answered, when it is neither
     */
    static ObjectNode result(JsonNode value, String model, String source) {
        if (value.isTextual()) {
            return result(value.textValue(), model);
        }
        if (!(value instanceof ObjectNode object)
                || blocks(object.path("content")).isEmpty()) {
            throw Unfit.answer(
                    source
                            + " is neither a text nor a result of a language model: an object with 'content', and with 'role' and 'model' if need be");
        }
        for (JsonNode block : blocks(object.path("content"))) {
            if (!block.path("type").isTextual()) {
                throw Unfit.answer(source + " has content without a type");
            }
        }
        ObjectNode result = object.deepCopy();
        if (!result.path("role").isTextual()) {
            result.put("role", "assistant");
        }
        if (!result.path("model").isTextual()) {
            result.put("model", model);
        }
        return result;
    }
}
