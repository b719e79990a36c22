package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** New values in TOML: a table for an entry, one line for all else. */
final class TomlFragment {

    private TomlFragment() {}

    /** {@code [path]} and a line for each member; the last line is not ended. */
    static String table(List<String> path, JsonNode value, String lineEnd) {
        List<String> names = new ArrayList<>(path);
        JsonNode at = value;
        while (at.size() == 1 && at.elements().next().isObject()) {
            names.add(at.fieldNames().next());
            at = at.elements().next();
        }
        StringBuilder text = new StringBuilder("[");
        String lead = "";
        for (String name : names) {
            text.append(lead).append(key(name));
            lead = ".";
        }
        text.append(']');
        for (Map.Entry<String, JsonNode> member : at.properties()) {
            text.append(lineEnd).append(line(member.getKey(), member.getValue()));
        }
        return text.toString();
    }

    /** {@code name = value}. */
    static String line(String name, JsonNode value) {
        return key(name) + " = " + inline(value);
    }

    /** A value on one line. */
    static String inline(JsonNode value) {
        if (!value.isContainerNode()) {
            return Json.compact(value);
        }
        StringBuilder text = new StringBuilder(value.isObject() ? "{" : "[");
        String lead = value.isObject() ? " " : "";
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            text.append(lead).append(line(member.getKey(), member.getValue()));
            lead = ", ";
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            text.append(lead).append(inline(value.get(i)));
            lead = ", ";
        }
        return text.append(value.isArray() ? "]" : value.isEmpty() ? "}" : " }").toString();
    }

    private static String key(String name) {
        boolean bare = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            bare &= (next >= 'a' && next <= 'z')
                    || (next >= 'A' && next <= 'Z')
                    || (next >= '0' && next <= '9')
                    || next == '_'
                    || next == '-';
        }
        return bare ? name : Json.compact(Json.array().textNode(name));
    }
}
