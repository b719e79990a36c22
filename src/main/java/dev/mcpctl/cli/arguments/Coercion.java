package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of typed texts, as far as the schema says what is wanted. A text that fits nothing stays text, so that the
 * check against the schema can say what was given.
 */
final class Coercion {

    private static final int LONGEST_NUMBER = 10_000;

    private Coercion() {}

    /**
     * The value of one text.
     *
     * @param name the argument, for messages
     * @throws Failure usage, when an object or array is wanted and the text begins like one and is no JSON
     */
    static JsonNode value(Shape shape, String text, String name) {
        JsonNode choice = choice(shape.choices(), text);
        if (choice != null) {
            return choice;
        }
        if (shape.allows(ValueType.STRING)) {
            return TextNode.valueOf(text);
        }
        JsonNode scalar = scalar(shape, text);
        if (scalar != null) {
            return scalar;
        }
        JsonNode container = container(shape, text, name);
        if (container != null) {
            return container;
        }
        return shape.allows(ValueType.ARRAY) ? values(shape, List.of(text), name) : TextNode.valueOf(text);
    }

    /** An array of several texts. */
    static ArrayNode values(Shape shape, List<String> texts, String name) {
        ArrayNode array = Json.array();
        for (int i = 0; i < texts.size(); i++) {
            array.add(value(shape.item(i), texts.get(i), name));
        }
        return array;
    }

    /** The one of the only legal values that is written like this; text before anything else. */
    private static @Nullable JsonNode choice(List<JsonNode> choices, String text) {
        for (JsonNode choice : choices) {
            if (choice.isTextual() && choice.textValue().equals(text)) {
                return choice;
            }
        }
        for (JsonNode choice : choices) {
            if (choice.isValueNode()
                    && !choice.isTextual()
                    && Json.compact(choice).equals(text)) {
                return choice;
            }
        }
        return null;
    }

    private static @Nullable JsonNode scalar(Shape shape, String text) {
        if (shape.allows(ValueType.BOOLEAN) && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (shape.allows(ValueType.INTEGER) || shape.allows(ValueType.NUMBER)) {
            JsonNode number = number(text);
            if (number != null) {
                return number;
            }
        }
        return shape.allows(ValueType.NULL) && text.equals("null") ? NullNode.getInstance() : null;
    }

    /** The number with all its digits, or null when the text is no number as JSON writes it. */
    static @Nullable JsonNode number(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || !isNumeric(text)) {
            return null;
        }
        try {
            return Json.parse(text);
        } catch (JsonProblem | ArithmeticException | NumberFormatException noNumber) {
            return null;
        }
    }

    private static boolean isNumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean digit = letter >= '0' && letter <= '9';
            if (!digit && "+-.eE".indexOf(letter) < 0) {
                return false;
            }
        }
        char first = text.charAt(0);
        return first == '-' || (first >= '0' && first <= '9');
    }

    private static @Nullable JsonNode container(Shape shape, String text, String name) {
        String trimmed = text.strip();
        boolean object = trimmed.startsWith("{") && shape.allows(ValueType.OBJECT);
        boolean array = trimmed.startsWith("[") && shape.allows(ValueType.ARRAY);
        if (!object && !array) {
            return null;
        }
        if (array && shape.item(0).allows(ValueType.STRING)) {
            return arrayOrItem(text);
        }
        return ArgumentTexts.json(text, "argument '" + name + "'");
    }

    /** An item may begin with a bracket as well, as in {@code --tag [draft]}. */
    private static @Nullable JsonNode arrayOrItem(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProblem item) {
            return null;
        }
    }
}
