package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.json.Json;
import java.util.Map;

/**
 * Fills the places of an answer: {@code {{arguments.city}}} in any text. A text that is one place and nothing else becomes
 * the value itself, whatever its type; what is not there becomes nothing.
 */
final class Template {

    private static final String BEGIN = "{{";
    private static final String END = "}}";

    private final JsonNode values;

    /** A template over these values. */
    Template(JsonNode values) {
        this.values = values;
    }

    /** A copy with all places filled. */
    JsonNode fill(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            ObjectNode filled = Json.object();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                filled.set(member.getKey(), fill(member.getValue()));
            }
            return filled;
        }
        if (answer instanceof ArrayNode array) {
            ArrayNode filled = Json.array();
            array.forEach(each -> filled.add(fill(each)));
            return filled;
        }
        return answer.isTextual() ? fillText(answer.textValue()) : answer;
    }

    private JsonNode fillText(String text) {
        int end = text.indexOf(END);
        if (text.startsWith(BEGIN) && end == text.length() - END.length()) {
            JsonNode value = value(text.substring(BEGIN.length(), end));
            return value.isMissingNode() ? NullNode.instance : value;
        }
        return TextNode.valueOf(text(text));
    }

    /** The text with all places filled. */
    String text(String text) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int end = text.indexOf(END, begin);
            if (end < 0) {
                break;
            }
            filled.append(text, at, begin);
            filled.append(words(value(text.substring(begin + BEGIN.length(), end))));
            at = end + END.length();
            begin = text.indexOf(BEGIN, at);
        }
        return filled.append(text, at, text.length()).toString();
    }

    private JsonNode value(String path) {
        JsonNode value = values;
        for (String step : path.strip().split("\\.", -1)) {
            value = value.isArray() && step.matches("[0-9]{1,6}")
                    ? value.path(Integer.parseInt(step))
                    : value.path(step.strip());
        }
        return value;
    }

    private static String words(JsonNode value) {
        if (value instanceof MissingNode || value.isNull()) {
            return "";
        }
        return value.isTextual() ? value.textValue() : Json.compact(value);
    }
}
