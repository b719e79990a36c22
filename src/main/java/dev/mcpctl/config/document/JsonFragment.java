package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import java.util.Map;

/** New values as people write them in configuration files: objects over several lines, short lists on one. */
final class JsonFragment {

    private static final int LONGEST_LIST = 100;

    private final String unit;
    private final String lineEnd;
    private final StringBuilder text = new StringBuilder();

    private JsonFragment(String unit, String lineEnd) {
        this.unit = unit;
        this.lineEnd = lineEnd;
    }

    /**
     * A value over several lines.
     *
     * @param indent of the line it begins on
     * @param unit one step of indentation
     * @param lineEnd how lines end
     */
    static String of(JsonNode value, String indent, String unit, String lineEnd) {
        JsonFragment fragment = new JsonFragment(unit, lineEnd);
        fragment.value(value, indent);
        return fragment.text.toString();
    }

    /** A value on one line. */
    static String inline(JsonNode value) {
        StringBuilder line = new StringBuilder();
        inline(value, line);
        return line.toString();
    }

    private void value(JsonNode value, String indent) {
        if (!value.isContainerNode() || value.isEmpty() || isShortList(value)) {
            inline(value, text);
            return;
        }
        String inner = indent + unit;
        text.append(value.isObject() ? '{' : '[');
        String lead = lineEnd + inner;
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            text.append(lead)
                    .append(Json.compact(Json.array().textNode(member.getKey())))
                    .append(": ");
            value(member.getValue(), inner);
            lead = "," + lineEnd + inner;
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            text.append(lead);
            value(value.get(i), inner);
            lead = "," + lineEnd + inner;
        }
        text.append(lineEnd).append(indent).append(value.isObject() ? '}' : ']');
    }

    private static boolean isShortList(JsonNode value) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode element : value) {
            if (element.isContainerNode()) {
                return false;
            }
        }
        return inline(value).length() <= LONGEST_LIST;
    }

    private static void inline(JsonNode value, StringBuilder line) {
        if (!value.isContainerNode() || value.isEmpty()) {
            line.append(Json.compact(value));
            return;
        }
        String lead = value.isObject() ? "{ " : "[";
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            line.append(lead)
                    .append(Json.compact(Json.array().textNode(member.getKey())))
                    .append(": ");
            inline(member.getValue(), line);
            lead = ", ";
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            line.append(lead);
            inline(value.get(i), line);
            lead = ", ";
        }
        line.append(value.isObject() ? " }" : "]");
    }
}
