package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.ValueType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes up the smallest value that a schema seems to want. */
final class ExampleValue {

    /** Required members of required members; deeper ones go in circles. */
    private static final int DEEPEST = 12;

    /** More values than this are no template any more. */
    private static final int MOST = 1_000;

    private int depth;
    private int made;

    private JsonNode of(@Nullable Shape shape) {
        if (shape == null || depth >= DEEPEST || ++made > MOST) {
            return NullNode.getInstance();
        }
        JsonNode said = said(shape);
        if (said != null) {
            return said;
        }
        depth++;
        JsonNode value = made(shape);
        depth--;
        return value;
    }

    /** A value that the schema itself names. */
    private static @Nullable JsonNode said(Shape shape) {
        for (JsonNode choice : shape.choices()) {
            if (!choice.isNull()) {
                return choice;
            }
        }
        JsonNode value = shape.keyword("default");
        if (value != null && !value.isNull()) {
            return value;
        }
        JsonNode examples = shape.keyword("examples");
        return examples != null && examples.isArray() && !examples.isEmpty() ? examples.get(0) : null;
    }

    private JsonNode made(Shape shape) {
        Shape form = firstForm(shape);
        if (form != null && form.isTyped()) {
            return form.types().equals(EnumSet.of(ValueType.OBJECT)) ? ofObject(shape) : of(form);
        }
        return switch (type(shape)) {
            case OBJECT -> ofObject(shape);
            case ARRAY -> array(shape);
            case INTEGER -> NumberExample.integer(shape);
            case NUMBER -> NumberExample.number(shape);
            case BOOLEAN -> BooleanNode.FALSE;
            case NULL -> NullNode.getInstance();
            case STRING -> TextNode.valueOf(text(shape));
        };
    }

    /** The first form that is not merely null, or null without forms. */
    private static @Nullable Shape firstForm(Shape shape) {
        for (Shape form : shape.forms()) {
            if (!form.types().equals(EnumSet.of(ValueType.NULL))) {
                return form;
            }
        }
        return null;
    }

    private static ValueType type(Shape shape) {
        Set<ValueType> types = shape.types();
        if (!shape.isTyped()) {
            return shape.propertyNames().isEmpty() ? ValueType.STRING : ValueType.OBJECT;
        }
        if (types.contains(ValueType.NUMBER) && !types.contains(ValueType.STRING)) {
            return ValueType.NUMBER;
        }
        return types.isEmpty() ? ValueType.NULL : types.iterator().next();
    }

    /** An object with the members that are required, those of its first form included. */
    ObjectNode ofObject(Shape shape) {
        Set<String> names = new LinkedHashSet<>(shape.required());
        Shape first = firstForm(shape);
        if (first != null) {
            names.addAll(first.required());
        }
        ObjectNode object = Json.object();
        for (String name : names) {
            Shape form = first == null ? null : first.property(name);
            Shape property = form != null ? form : shape.property(name);
            object.set(name, of(property != null ? property : shape.others()));
        }
        return object;
    }

    private ArrayNode array(Shape shape) {
        ArrayNode array = Json.array();
        int least = count(shape, "minItems");
        for (int i = 0; i < least && made < MOST; i++) {
            array.add(of(shape.item(i)));
        }
        return array;
    }

    private static String text(Shape shape) {
        JsonNode format = shape.keyword("format");
        String example = switch (format == null ? "" : format.asText()) {
            case "date" -> "2026-01-31";
            case "date-time" -> "2026-01-31T12:00:00Z";
            case "time" -> "12:00:00Z";
            case "email" -> "name@example.com";
            case "uri", "url" -> "https://example.com/";
            case "uuid" -> "00000000-0000-4000-8000-000000000000";
            default -> "";
        };
        int missing = count(shape, "minLength") - example.length();
        return missing > 0 ? example + "x".repeat(missing) : example;
    }

    private static int count(Shape shape, String keyword) {
        JsonNode rule = shape.keyword(keyword);
        if (rule == null || !rule.isNumber() || rule.decimalValue().signum() < 0) {
            return 0;
        }
        return rule.decimalValue().min(BigDecimal.valueOf(MOST)).intValue();
    }
}
