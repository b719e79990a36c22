package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The types of JSON Schema. */
public enum ValueType {
    /** Text. */
    STRING("string", "a string"),
    /** A number without a fraction; {@code 1.0} is one. */
    INTEGER("integer", "an integer"),
    /** Any number. */
    NUMBER("number", "a number"),
    /** {@code true} or {@code false}. */
    BOOLEAN("boolean", "a boolean (true or false)"),
    /** A list. */
    ARRAY("array", "an array"),
    /** Named members. */
    OBJECT("object", "an object"),
    /** {@code null}. */
    NULL("null", "null");

    private final String keyword;
    private final String phrase;

    ValueType(String keyword, String phrase) {
        this.keyword = keyword;
        this.phrase = phrase;
    }

    /** The type as schemas spell it, or null for any other word. */
    public static @Nullable ValueType of(@Nullable String keyword) {
        for (ValueType type : values()) {
            if (type.keyword.equals(keyword)) {
                return type;
            }
        }
        return null;
    }

    /** The type as schemas spell it. */
    public String keyword() {
        return keyword;
    }

    /** The type in a sentence: {@code an integer}. */
    public String phrase() {
        return phrase;
    }

    /** Whether the value is of this type. */
    public boolean accepts(JsonNode value) {
        return switch (this) {
            case STRING -> value.isTextual();
            case INTEGER -> isInteger(value);
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case ARRAY -> value.isArray();
            case OBJECT -> value.isObject();
            case NULL -> value.isNull();
        };
    }

    private static boolean isInteger(JsonNode value) {
        if (!value.isNumber() || value.isIntegralNumber()) {
            return value.isNumber();
        }
        BigDecimal number = value.decimalValue();
        return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
