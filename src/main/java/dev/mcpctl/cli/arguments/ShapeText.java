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
    private static final long LARGEST_SAFE = (1L << 53) - 1;

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

    /** The type as signatures have it: {@code int}, {@code string[]}, {@code string|int}. */
    static String shortType(Shape shape) {
        if (!shape.isTyped()) {
            return "any";
        }
        Set<ValueType> types = shape.types();
        List<String> words = new ArrayList<>();
        for (ValueType type : types) {
            if (type == ValueType.ARRAY) {
                String item = shortType(shape.item(0));
                words.add((item.indexOf('|') < 0 ? item : "(" + item + ")") + "[]");
            } else if (type == ValueType.INTEGER) {
                words.addAll(types.contains(ValueType.NUMBER) ? List.of() : List.of("int"));
            } else if (type != ValueType.NULL || types.size() == 1) {
                words.add(type.keyword());
            }
        }
        return words.isEmpty() ? "nothing" : String.join("|", words);
    }

    /** What the server says it is, or null. */
    static @Nullable String description(Shape shape) {
        JsonNode description = shape.keyword("description");
        JsonNode text = description != null ? description : shape.keyword("title");
        return text != null && text.isTextual() ? text.textValue() : null;
    }

    static String limits(Shape shape) {
        List<String> words = new ArrayList<>();
        choices(shape, words);
        add(words, "more than ", shape.keyword("exclusiveMinimum"), "");
        range(words, shape.keyword("minimum"), shape.keyword("maximum"), "");
        add(words, "less than ", shape.keyword("exclusiveMaximum"), "");
        add(words, "a multiple of ", shape.keyword("multipleOf"), "");
        range(words, shape.keyword("minLength"), shape.keyword("maxLength"), " character");
        range(words, shape.keyword("minItems"), shape.keyword("maxItems"), " item");
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

    private static void range(List<String> words, @Nullable JsonNode least, @Nullable JsonNode most, String noun) {
        JsonNode from = meant(least);
        JsonNode to = meant(most);
        if (from == null || to == null) {
            add(words, "at least ", from, noun);
            add(words, "at most ", to, noun);
        } else if (from.equals(to)) {
            add(words, "exactly ", from, noun);
        } else {
            add(words, Json.compact(from) + " to ", to, noun);
        }
    }

    /** A limit, but for those that generators of schemas write because JavaScript counts no further. */
    private static @Nullable JsonNode meant(@Nullable JsonNode limit) {
        boolean told = limit != null
                && limit.isNumber()
                && !(limit.canConvertToLong() && Math.abs(limit.longValue()) == LARGEST_SAFE);
        return told ? limit : null;
    }

    private static void add(List<String> words, String before, @Nullable JsonNode limit, String noun) {
        if (limit != null && limit.isNumber()) {
            String number = Json.compact(limit);
            words.add(before + number + noun + (noun.isEmpty() || number.equals("1") ? "" : "s"));
        }
    }
}
