package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * JSON trees as YAML in block style, readable by 1.1 and 1.2 readers alike: strings of several lines stand as literal
 * blocks, whatever could be taken for something else is quoted, nothing is hidden.
 */
public final class YamlText {

    private static final String HEX = "0123456789abcdef";

    /** YAML 1.1 takes unquoted keys only up to 1024 characters. */
    private static final int LONGEST_KEY = 1000;

    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** The value as one document that ends with a newline. */
    public static String of(JsonNode value) {
        YamlText yaml = new YamlText();
        if (value.isContainerNode() && !value.isEmpty()) {
            yaml.collection(value, "");
        } else {
            yaml.scalar(value, "");
        }
        return yaml.text.toString();
    }

    /** Writes lines that each start with the indent, the first one excepted: the caller stands where it begins. */
    private void collection(JsonNode value, String indent) {
        if (value.isObject()) {
            members(value, indent);
        } else {
            elements(value, indent);
        }
    }

    private void members(JsonNode object, String indent) {
        String lead = "";
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            text.append(lead);
            key(member.getKey(), indent);
            value(member.getValue(), indent);
            lead = indent;
        }
    }

    private void key(String name, String indent) {
        String key = name.indexOf('\n') < 0 && plain(name) ? name : quoted(name);
        if (key.length() > LONGEST_KEY) {
            text.append("? ").append(key).append('\n').append(indent).append(':');
        } else {
            text.append(key).append(':');
        }
    }

    private void value(JsonNode value, String indent) {
        if (!value.isContainerNode() || value.isEmpty()) {
            text.append(' ');
            scalar(value, indent);
            return;
        }
        // Elements need no deeper indent than their member: the dash sets them off.
        String inner = value.isObject() ? indent + "  " : indent;
        text.append('\n').append(inner);
        collection(value, inner);
    }

    private void elements(JsonNode array, String indent) {
        String lead = "";
        for (Iterator<JsonNode> elements = array.elements(); elements.hasNext(); ) {
            JsonNode element = elements.next();
            text.append(lead).append("- ");
            if (element.isContainerNode() && !element.isEmpty()) {
                collection(element, indent + "  ");
            } else {
                scalar(element, indent);
            }
            lead = indent;
        }
    }

    /** Writes the rest of a line, newline included. */
    private void scalar(JsonNode value, String indent) {
        switch (value.getNodeType()) {
            case STRING -> string(value.textValue(), indent);
            case NUMBER -> text.append(number(value));
            case BOOLEAN -> text.append(value.booleanValue() ? "true" : "false");
            case OBJECT -> text.append("{}");
            case ARRAY -> text.append("[]");
            default -> text.append("null");
        }
        text.append('\n');
    }

    /** YAML 1.1 knows fractions only with a point and exponents only with a sign. */
    private static String number(JsonNode value) {
        String digits = value.asText();
        if (digits.indexOf('E') < 0 && digits.indexOf('e') < 0) {
            return digits;
        }
        String signed = new BigDecimal(digits).toString();
        int exponent = signed.indexOf('E');
        boolean point = exponent < 0 || signed.indexOf('.') >= 0;
        return point ? signed : signed.substring(0, exponent) + ".0" + signed.substring(exponent);
    }

    private void string(String value, String indent) {
        if (value.indexOf('\n') >= 0 && literal(value)) {
            block(value, indent + "  ");
        } else if (value.indexOf('\n') < 0 && plain(value)) {
            text.append(value);
        } else {
            text.append(quoted(value));
        }
    }

    private void block(String value, String indent) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == '\n') {
            end--;
        }
        int newlines = value.length() - end;
        text.append('|').append(newlines == 0 ? "-" : newlines == 1 ? "" : "+");
        String body = value.substring(0, end);
        int from = 0;
        while (from <= body.length()) {
            int to = body.indexOf('\n', from);
            int stop = to < 0 ? body.length() : to;
            text.append('\n').append(stop == from ? "" : indent).append(body, from, stop);
            from = stop + 1;
        }
        text.append("\n".repeat(Math.max(0, newlines - 1)));
    }

    /** Whether a text can stand as a literal block: it starts with something visible and nothing in it is hidden. */
    private static boolean literal(String value) {
        char first = value.charAt(0);
        return first > ' ' && !hides(value) && value.indexOf('\u00a0') < 0;
    }

    private static boolean hides(String value) {
        int i = 0;
        while (i < value.length()) {
            int point = value.codePointAt(i);
            if (Hidden.always(point)) {
                return true;
            }
            i += Character.charCount(point);
        }
        return false;
    }

    private static boolean plain(String value) {
        if (value.isEmpty() || value.charAt(value.length() - 1) == ' ' || value.charAt(value.length() - 1) == ':') {
            return false;
        }
        char first = value.charAt(0);
        boolean start = first == '/' || first == '_' || Character.isLetter(first);
        return start
                && !value.contains(": ")
                && !value.contains(" #")
                && value.indexOf('\t') < 0
                && !hides(value)
                && !RESERVED.contains(value.toLowerCase(Locale.ROOT));
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        int i = 0;
        while (i < value.length()) {
            int point = value.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> character(point, quoted);
            }
        }
        return quoted.append('"').toString();
    }

    private static void character(int point, StringBuilder quoted) {
        if (!Hidden.always(point)) {
            quoted.appendCodePoint(point);
            return;
        }
        int digits = point < 0x10000 ? 4 : 8;
        quoted.append(digits == 4 ? "\\u" : "\\U");
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            quoted.append(HEX.charAt(point >> shift & 0xf));
        }
    }
}
