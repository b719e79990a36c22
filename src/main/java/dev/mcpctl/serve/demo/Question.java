package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;

/**
 * Something the server wants from the client.
 *
 * @param key names it among the questions of one request
 * @param needs what the client must have declared
 */
record Question(String key, String method, ObjectNode params, Capability needs) {

    /**
     * Asks the user to fill in a form.
     *
     * @param schema JSON Schema of the form, a flat object, as text
     */
    static Question form(String key, String message, String schema) {
        ObjectNode params = Json.object();
        params.put("message", message);
        params.set("requestedSchema", Json.parse(schema));
        return new Question(key, "elicitation/create", params, Capability.ELICIT_FORM);
    }

    /** Asks the user to go to a page. */
    static Question url(String key, String message, String url) {
        ObjectNode params = Json.object();
        params.put("mode", "url");
        params.put("message", message);
        params.put("url", url);
        return new Question(key, "elicitation/create", params, Capability.ELICIT_URL);
    }

    /** Asks the client's model to go on from a prompt. */
    static Question sampling(String key, String prompt, int maxTokens) {
        ObjectNode params = Json.object();
        ObjectNode message = params.putArray("messages").addObject();
        message.put("role", "user");
        message.set("content", Blocks.text(prompt));
        params.put("systemPrompt", "You are a helpful test subject.");
        params.put("maxTokens", maxTokens);
        return new Question(key, "sampling/createMessage", params, Capability.SAMPLING);
    }

    /** Asks which directories the client works in. */
    static Question roots(String key) {
        return new Question(key, "roots/list", Json.object(), Capability.ROOTS);
    }

    /** Whether an answer has the members that its kind must have. */
    boolean isAnsweredBy(JsonNode answer) {
        return switch (needs) {
            case ELICIT_FORM, ELICIT_URL -> isElicitResult(answer);
            case SAMPLING ->
                answer.path("role").isTextual()
                        && answer.path("model").isTextual()
                        && answer.path("content").isContainerNode();
            case ROOTS -> answer.path("roots").isArray();
        };
    }

    private static boolean isElicitResult(JsonNode answer) {
        String action = answer.path("action").textValue();
        return "accept".equals(action) || "decline".equals(action) || "cancel".equals(action);
    }
}
