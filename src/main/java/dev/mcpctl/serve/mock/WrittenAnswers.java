package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.json.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes results out of the answers that stand in a description. */
final class WrittenAnswers {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_]+)\\}");

    private WrittenAnswers() {}

    /** A request ends with a JSON-RPC error. Has no stack trace: it is an answer. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int code;
        private final transient @Nullable JsonNode data;

        Refused(int code, String message, @Nullable JsonNode data) {
            super(message, null, false, false);
            this.code = code;
            this.data = data;
        }

        int code() {
            return code;
        }

        @Nullable
        JsonNode data() {
            return data;
        }
    }

    /** What a call of a tool comes to; a tool without answers tells its arguments. */
    static ObjectNode call(JsonNode tool, JsonNode arguments) {
        ObjectNode answer = chosen(tool, "arguments", arguments);
        ObjectNode result = Json.object();
        ArrayNode content = result.putArray("content");
        if (answer.path("content").isArray()) {
            content.addAll((ArrayNode) answer.path("content"));
        } else if (answer.has("text")) {
            content.add(block(words(answer.path("text"))));
        } else {
            content.add(block(
                    Json.compact(answer.has("structuredContent") ? answer.path("structuredContent") : arguments)));
        }
        copy(answer, result, "structuredContent", "isError", "_meta");
        return result;
    }

    /** What a prompt comes to. */
    static ObjectNode prompt(JsonNode prompt, JsonNode arguments) {
        ObjectNode answer = chosen(prompt, "arguments", arguments);
        ObjectNode result = Json.object();
        if (prompt.path("description").isTextual()) {
            result.set("description", prompt.path("description"));
        }
        ArrayNode messages = result.putArray("messages");
        for (JsonNode each : answer.path("messages")) {
            ObjectNode message =
                    messages.addObject().put("role", each.path("role").asText("user"));
            message.set("content", each.has("content") ? each.path("content") : block(words(each.path("text"))));
        }
        if (messages.isEmpty()) {
            messages.addObject().put("role", "user").set("content", block(words(answer.path("text"))));
        }
        return result;
    }

    /** What reading a resource comes to. */
    static ObjectNode read(JsonNode resource, String uri, JsonNode variables) {
        ObjectNode answer = chosen(resource, "variables", variables);
        for (String member : new String[] {"text", "blob"}) {
            if (!answer.has(member) && resource.has(member)) {
                answer.set(member, filled("variables", variables, resource.path(member)));
            }
        }
        ObjectNode result = Json.object();
        ObjectNode contents = result.putArray("contents").addObject().put("uri", uri);
        JsonNode type = answer.has("mimeType") ? answer.path("mimeType") : resource.path("mimeType");
        if (type.isTextual()) {
            contents.set("mimeType", type);
        }
        if (answer.path("blob").isTextual()) {
            contents.set("blob", answer.path("blob"));
        } else {
            contents.put("text", words(answer.path("text")));
        }
        copy(answer, contents, "_meta");
        return result;
    }

    /** The variables of a template in an address, or null when the address is none of it. */
    static @Nullable ObjectNode variables(String template, String uri) {
        StringBuilder pattern = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(template);
        java.util.List<String> names = new java.util.ArrayList<>();
        int at = 0;
        while (matcher.find()) {
            pattern.append(Pattern.quote(template.substring(at, matcher.start())))
                    .append("([^/]+)");
            names.add(matcher.group(1));
            at = matcher.end();
        }
        pattern.append(Pattern.quote(template.substring(at)));
        Matcher found = Pattern.compile(pattern.toString()).matcher(uri);
        if (!found.matches()) {
            return null;
        }
        ObjectNode variables = Json.object();
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), decoded(found.group(i + 1)));
        }
        return variables;
    }

    private static String decoded(String part) {
        try {
            return java.net.URLDecoder.decode(part.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    /** The first answer whose conditions hold, its places filled; an empty one when none is written at all. */
    private static ObjectNode chosen(JsonNode item, String what, JsonNode given) {
        if (item.has("answer")) {
            return refusing(filled(what, given, item.path("answer")));
        }
        if (!item.has("answers")) {
            return Json.object();
        }
        for (JsonNode answer : item.path("answers")) {
            if (holds(answer.path("when"), given)) {
                return refusing(filled(what, given, answer));
            }
        }
        throw new Refused(
                Replies.INVALID_PARAMS, "mcpctl mock: none of the written answers is for these " + what, null);
    }

    private static JsonNode filled(String what, JsonNode given, JsonNode answer) {
        ObjectNode values = Json.object();
        values.set(what, given.isMissingNode() ? Json.object() : given);
        return new Template(values).fill(answer);
    }

    private static ObjectNode refusing(JsonNode answer) {
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            throw new Refused(
                    error.path("code").asInt(Replies.INTERNAL_ERROR),
                    error.path("message").asText("refused"),
                    error.get("data"));
        }
        return answer instanceof ObjectNode object ? object : Json.object();
    }

    /** Whether all that is wanted is there; what else is there does not matter. */
    private static boolean holds(JsonNode wanted, JsonNode given) {
        if (wanted.isMissingNode()) {
            return true;
        }
        if (wanted.isObject()) {
            for (Map.Entry<String, JsonNode> member : wanted.properties()) {
                if (!holds(member.getValue(), given.path(member.getKey()))) {
                    return false;
                }
            }
            return given.isObject();
        }
        if (wanted.isNumber() && given.isNumber()) {
            return wanted.decimalValue().compareTo(given.decimalValue()) == 0;
        }
        return wanted.equals(given);
    }

    private static ObjectNode block(String text) {
        return Json.object().put("type", "text").put("text", text);
    }

    private static String words(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value instanceof TextNode ? value.textValue() : Json.compact(value);
    }

    private static void copy(ObjectNode from, ObjectNode to, String... members) {
        for (String member : members) {
            if (from.has(member)) {
                to.set(member, from.path(member));
            }
        }
    }
}
