package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;

/** A sampling request as a request for a chat completion. */
final class ChatRequest {

    private final ObjectNode params;
    private final ObjectNode request = Json.object();

    ChatRequest(ObjectNode params, String model) {
        this.params = params;
        request.put("model", model);
    }

    ObjectNode json() {
        ArrayNode messages = request.putArray("messages");
        if (params.path("systemPrompt").isTextual()) {
            messages.addObject()
                    .put("role", "system")
                    .put("content", params.path("systemPrompt").textValue());
        }
        for (JsonNode message : params.path("messages")) {
            add(messages, message);
        }
        copy("maxTokens", "max_tokens");
        copy("temperature", "temperature");
        copy("stopSequences", "stop");
        tools();
        return request;
    }

    private void copy(String ours, String theirs) {
        JsonNode value = params.get(ours);
        if (value != null && !value.isNull() && !(value.isArray() && value.isEmpty())) {
            request.set(theirs, value);
        }
    }

    /** Tool results are messages of their own there, and tool uses a member of the assistant's message. */
    private static void add(ArrayNode messages, JsonNode message) {
        ArrayNode parts = Json.array();
        ArrayNode calls = Json.array();
        for (JsonNode block : SamplingText.blocks(message.path("content"))) {
            switch (block.path("type").asText()) {
                case "tool_result" ->
                    messages.addObject()
                            .put("role", "tool")
                            .put("tool_call_id", block.path("toolUseId").asText())
                            .put("content", resultText(block));
                case "tool_use" -> call(calls, block);
                default -> part(parts, block);
            }
        }
        if (parts.isEmpty() && calls.isEmpty()) {
            return;
        }
        ObjectNode chat = messages.addObject().put("role", message.path("role").asText("user"));
        if (parts.size() == 1 && parts.get(0).path("type").asText().equals("text")) {
            chat.set("content", parts.get(0).path("text"));
        } else if (!parts.isEmpty()) {
            chat.set("content", parts);
        }
        if (!calls.isEmpty()) {
            chat.set("tool_calls", calls);
        }
    }

    private static void call(ArrayNode calls, JsonNode block) {
        calls.addObject()
                .put("id", block.path("id").asText())
                .put("type", "function")
                .putObject("function")
                .put("name", block.path("name").asText())
                .put("arguments", Json.compact(block.path("input")));
    }

    private static String resultText(JsonNode block) {
        StringBuilder text = new StringBuilder();
        for (JsonNode each : SamplingText.blocks(block.path("content"))) {
            String part = each.path("text").isTextual() ? each.path("text").textValue() : Json.compact(each);
            text.append(text.isEmpty() ? "" : "\n").append(part);
        }
        return text.toString();
    }

    private static void part(ArrayNode parts, JsonNode block) {
        String data = block.path("data").asText();
        String type = block.path("mimeType").asText();
        switch (block.path("type").asText()) {
            case "image" ->
                parts.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", "data:" + type + ";base64," + data);
            case "audio" ->
                parts.addObject()
                        .put("type", "input_audio")
                        .putObject("input_audio")
                        .put("data", data)
                        .put("format", type.contains("mp3") || type.contains("mpeg") ? "mp3" : "wav");
            default ->
                parts.addObject()
                        .put("type", "text")
                        .put(
                                "text",
                                block.path("text").isTextual()
                                        ? block.path("text").textValue()
                                        : Json.compact(block));
        }
    }

    private void tools() {
        if (!params.path("tools").isArray() || params.path("tools").isEmpty()) {
            return;
        }
        ArrayNode tools = request.putArray("tools");
        for (JsonNode tool : params.path("tools")) {
            ObjectNode function = tools.addObject().put("type", "function").putObject("function");
            function.put("name", tool.path("name").asText());
            if (tool.path("description").isTextual()) {
                function.put("description", tool.path("description").textValue());
            }
            function.set("parameters", tool.path("inputSchema"));
        }
        String mode = params.path("toolChoice").path("mode").asText("");
        if (!mode.isEmpty()) {
            request.put("tool_choice", mode);
        }
    }
}
