package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.trace.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the params of a request differ from recorded ones. What was taken out of the recording equals anything. */
final class Differences {

    private static final int LONGEST_VALUE = 60;

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /**
     * Compares. Metadata does not count, and no params are as good as empty ones.
     *
     * @return a phrase for each place that differs; empty when nothing does
     */
    static List<String> between(JsonNode recorded, JsonNode asked) {
        Differences differences = new Differences();
        differences.compare("params", canonical(recorded), canonical(asked));
        return differences.found;
    }

    /** All that counts of params. */
    static ObjectNode canonical(JsonNode params) {
        ObjectNode canonical = Json.object();
        if (params instanceof ObjectNode object) {
            canonical.setAll(object);
            canonical.remove("_meta");
        } else if (!params.isMissingNode() && !params.isNull()) {
            canonical.set("", params);
        }
        return canonical;
    }

    private void compare(String path, JsonNode recorded, JsonNode asked) {
        if (recorded.isTextual() && recorded.textValue().contains(Redaction.MASK)) {
            redacted(path, recorded.textValue(), asked);
        } else if (recorded.isObject() && asked.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            asked.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(path + "." + name, recorded.path(name), asked.path(name));
            }
        } else if (recorded.isArray() && asked.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), asked.size()); i++) {
                compare(path + "[" + i + "]", recorded.path(i), asked.path(i));
            }
        } else if (!same(recorded, asked)) {
            found.add(path + " is " + shown(recorded) + " there and " + shown(asked) + " here");
        }
    }

    private static boolean same(JsonNode recorded, JsonNode asked) {
        if (recorded.isNumber() && asked.isNumber()) {
            return recorded.decimalValue().compareTo(asked.decimalValue()) == 0;
        }
        return recorded.equals(asked);
    }

    /** A text that is a mask alone stood for any value, else each mask for any part of the text. */
    private void redacted(String path, String recorded, JsonNode asked) {
        boolean whole = recorded.equals(Redaction.MASK);
        boolean fits = whole ? !asked.isMissingNode() : asked.isTextual() && fits(recorded, asked.textValue());
        if (!fits) {
            found.add(path + " is " + shown(Json.object().put("", recorded).path("")) + " there and " + shown(asked)
                    + " here");
        }
    }

    private static boolean fits(String recorded, String asked) {
        List<String> parts = List.of(recorded.split(java.util.regex.Pattern.quote(Redaction.MASK), -1));
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (asked.length() < first.length() + last.length() || !asked.startsWith(first) || !asked.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = asked.length() - last.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int next = asked.indexOf(part, at);
            if (next < 0 || next + part.length() > end) {
                return false;
            }
            at = next + part.length();
        }
        return true;
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "missing";
        }
        String text = Json.compact(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
