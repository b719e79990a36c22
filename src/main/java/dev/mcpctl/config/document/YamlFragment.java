package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** New values in YAML's block style, readable by 1.1 and 1.2 readers alike. */
final class YamlFragment {

    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final String unit;
    private final String lineEnd;
    private final StringBuilder text = new StringBuilder();

    private YamlFragment(String unit, String lineEnd) {
        this.unit = unit;
        this.lineEnd = lineEnd;
    }

    /** {@code name: value}; the first line is not indented, the last one not ended. */
    static String member(String name, JsonNode value, Layout layout) {
        YamlFragment fragment = new YamlFragment(layout.unit(), layout.lineEnd());
        fragment.member(name, value, layout.indent());
        return fragment.text.toString();
    }

    /** {@code - value}; the first line is not indented, the last one not ended. */
    static String element(JsonNode value, Layout layout) {
        YamlFragment fragment = new YamlFragment(layout.unit(), layout.lineEnd());
        fragment.element(value, layout.indent());
        return fragment.text.toString();
    }

    /** What stands behind the colon of a member: a blank and a scalar, or lines below. */
    static String behind(JsonNode value, Layout layout) {
        YamlFragment fragment = new YamlFragment(layout.unit(), layout.lineEnd());
        fragment.behind(value, layout.indent());
        return fragment.text.toString();
    }

    /** A scalar, or an empty collection. */
    static String scalar(JsonNode value) {
        if (value.isTextual()) {
            return plain(value.textValue()) ? value.textValue() : Json.compact(value);
        }
        return Json.compact(value);
    }

    /**
     * How lines look.
     *
     * @param indent of the first line
     * @param unit one step more
     * @param lineEnd how they end
     */
    record Layout(String indent, String unit, String lineEnd) {}

    private void member(String name, JsonNode value, String indent) {
        text.append(scalar(Json.array().textNode(name))).append(':');
        behind(value, indent);
    }

    private void behind(JsonNode value, String indent) {
        if (!value.isContainerNode() || value.isEmpty()) {
            text.append(' ').append(scalar(value));
            return;
        }
        text.append(lineEnd).append(indent).append(unit);
        lines(value, indent + unit);
    }

    private void lines(JsonNode value, String indent) {
        String lead = "";
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            text.append(lead);
            member(member.getKey(), member.getValue(), indent);
            lead = lineEnd + indent;
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            text.append(lead);
            element(value.get(i), indent);
            lead = lineEnd + indent;
        }
    }

    private void element(JsonNode value, String indent) {
        text.append("- ");
        if (!value.isContainerNode() || value.isEmpty()) {
            text.append(scalar(value));
        } else {
            lines(value, indent + "  ");
        }
    }

    private static boolean plain(String value) {
        if (value.isEmpty() || RESERVED.contains(value.toLowerCase(Locale.ROOT))) {
            return false;
        }
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        if (!(letter(first) || first == '/' || first == '_') || last == ':') {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (!letter(next) && !Character.isDigit(next) && "/_.-@+=:".indexOf(next) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(char next) {
        return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }
}
