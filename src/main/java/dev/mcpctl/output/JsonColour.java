package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/**
 * Indented JSON for terminals: what a terminal must not get is written as a JSON escape, so that the text stays the same
 * document. With colours or without.
 */
final class JsonColour {

    private static final String HEX = "0123456789abcdef";

    private final boolean colour;

    JsonColour(boolean colour) {
        this.colour = colour;
    }

    /** The value over several lines, two blanks a level, without a final newline. */
    String pretty(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, "\n", text);
        return text.toString();
    }

    private void write(JsonNode value, String lineStart, StringBuilder text) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, lineStart, text);
            case ARRAY -> writeArray(value, lineStart, text);
            case STRING -> text.append(styled(Style.STRING, quoted(value.textValue())));
            case NUMBER -> text.append(styled(Style.NUMBER, value.asText()));
            case BOOLEAN -> text.append(styled(Style.LITERAL, value.booleanValue() ? "true" : "false"));
            default -> text.append(styled(Style.LITERAL, "null"));
        }
    }

    private void writeObject(JsonNode object, String lineStart, StringBuilder text) {
        if (object.isEmpty()) {
            text.append("{}");
            return;
        }
        String inner = lineStart + "  ";
        String separator = "{";
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            text.append(separator).append(inner);
            text.append(styled(Style.KEY, quoted(member.getKey()))).append(": ");
            write(member.getValue(), inner, text);
            separator = ",";
        }
        text.append(lineStart).append('}');
    }

    private void writeArray(JsonNode array, String lineStart, StringBuilder text) {
        if (array.isEmpty()) {
            text.append("[]");
            return;
        }
        String inner = lineStart + "  ";
        String separator = "[";
        for (Iterator<JsonNode> elements = array.elements(); elements.hasNext(); ) {
            text.append(separator).append(inner);
            write(elements.next(), inner, text);
            separator = ",";
        }
        text.append(lineStart).append(']');
    }

    private String styled(Style style, String safe) {
        return colour ? style.on(safe) : safe;
    }

    /** The text as a JSON string in which nothing is hidden. */
    static String quoted(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        int i = 0;
        while (i < value.length()) {
            int point = value.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> character(point, text);
            }
        }
        return text.append('"').toString();
    }

    static void character(int point, StringBuilder text) {
        if (!Hidden.always(point)) {
            text.appendCodePoint(point);
        } else if (point < 0x10000) {
            escape(point, text);
        } else {
            escape(Character.highSurrogate(point), text);
            escape(Character.lowSurrogate(point), text);
        }
    }

    private static void escape(int unit, StringBuilder text) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(unit >> shift & 0xf));
        }
    }
}
