package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a schema says about one argument, in a few words. */
final class ShapeText {

    private static final int MOST_CHOICES = 30;

    private ShapeText() {}

    static String type(Shape shape) {
        if (!shape.isTyped()) {
            return "any";
        }
        Set<ValueType> types = shape.types();
        List<String> words = new ArrayList<>();
        for (ValueType type : types) {
            if (type == ValueType.ARRAY) {
                Shape item = shape.item(0);
                words.add(item.isTyped() ? "array of " + type(item) : "array");
            } else if (type != ValueType.INTEGER || !types.contains(ValueType.NUMBER)) {
                words.add(type.keyword());
            }
        }
        return words.isEmpty() ? "nothing" : String.join(" or ", words);
    }

    static String limits(Shape shape) {
        List<String> words = new ArrayList<>();
        choices(shape, words);
        add(words, "at least ", shape.keyword("minimum"), "");
        add(words, "more than ", shape.keyword("exclusiveMinimum"), "");
        add(words, "at most ", shape.keyword("maximum"), "");
        add(words, "less than ", shape.keyword("exclusiveMaximum"), "");
        add(words, "a multiple of ", shape.keyword("multipleOf"), "");
        between(words, shape, "Length");
        between(words, shape, "Items");
        JsonNode pattern = shape.keyword("pattern");
        if (pattern != null && pattern.isTextual()) {
            words.add("matches " + pattern.textValue());
        }
        JsonNode format = shape.keyword("format");
        if (format != null && format.isTextual()) {
            words.add(format.textValue());
        }
        return String.join(", ", words);
    }

    private static void choices(Shape shape, List<String> words) {
        Shape chosen = shape.allows(ValueType.ARRAY) && shape.choices().isEmpty() ? shape.item(0) : shape;
        List<JsonNode> choices = chosen.choices();
        if (choices.isEmpty()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode choice : choices.subList(0, Math.min(choices.size(), MOST_CHOICES))) {
            texts.add(choice.isTextual() ? choice.textValue() : Json.compact(choice));
        }
        String more = choices.size() > MOST_CHOICES ? "|… (" + choices.size() + " in all)" : "";
        words.add(String.join("|", texts) + more);
    }

    private static void between(List<String> words, Shape shape, String noun) {
        String what = noun.equals("Length") ? " character" : " item";
        add(words, "at least ", shape.keyword("min" + noun), what);
        add(words, "at most ", shape.keyword("max" + noun), what);
    }

    private static void add(List<String> words, String before, @Nullable JsonNode limit, String after) {
        if (limit != null && limit.isNumber()) {
            String number = Json.compact(limit);
            words.add(before + number + after + (after.isEmpty() || number.equals("1") ? "" : "s"));
        }
    }
}
