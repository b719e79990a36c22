package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form as a person sees it. All text in it is untrusted.
 *
 * @param name its key
 * @param schema as received
 * @param required whether the answer must have it
 * @param type what it holds
 * @param choices what it may be, empty when that is not listed
 */
record FormField(String name, ObjectNode schema, boolean required, Type type, List<Choice> choices) {

    /** What fields hold. Specification 2025-11-25, Elicitation: primitives, and arrays of listed texts. */
    enum Type {
        TEXT,
        NUMBER,
        INTEGER,
        BOOLEAN,
        CHOICE,
        CHOICES
    }

    /** One of several. */
    record Choice(String value, String title) {}

    /** What was typed is no value of the field. */
    static final class Mistyped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Mistyped(String sentence) {
            super(sentence, null, false, false);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * The field of this schema.
     *
     * @throws Failure protocol, when forms cannot have such a field
     */
    static FormField of(String server, FormSchema form, String name, JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            throw unshowable(server, name, "has no schema that is an object");
        }
        List<Choice> choices = choices(object);
        Type type = switch (object.path("type").asText(choices.isEmpty() ? "" : "string")) {
            case "string" -> choices.isEmpty() ? Type.TEXT : Type.CHOICE;
            case "number" -> Type.NUMBER;
            case "integer" -> Type.INTEGER;
            case "boolean" -> Type.BOOLEAN;
            case "array" -> Type.CHOICES;
            default -> throw unshowable(server, name, "is of type " + Json.compact(object.path("type")));
        };
        if (type == Type.CHOICES) {
            choices = choices(object.path("items"));
            if (choices.isEmpty()) {
                throw unshowable(server, name, "is an array of anything");
            }
        }
        return new FormField(name, object, form.requires(name), type, choices);
    }

    private static Failure unshowable(String server, String name, String why) {
        return Unfit.ask("the server '" + server + "' asks with a form that cannot be shown: its field '" + name + "' "
                + why + "; fields are texts, numbers, booleans and choices");
    }

    private static List<Choice> choices(JsonNode schema) {
        List<Choice> choices = new ArrayList<>();
        JsonNode titles = schema.path("enumNames");
        for (JsonNode value : schema.path("enum")) {
            String title = titles.path(choices.size()).asText("");
            choices.add(new Choice(value.asText(), title.isEmpty() ? value.asText() : title));
        }
        for (String titled : List.of("oneOf", "anyOf")) {
            for (JsonNode each : schema.path(titled)) {
                if (each.has("const")) {
                    String value = each.path("const").asText();
                    choices.add(new Choice(value, each.path("title").asText(value)));
                }
            }
        }
        return choices;
    }

    /** What it is called: its title, else its key. */
    String title() {
        String title = schema.path("title").asText("");
        return title.isBlank() ? name : title;
    }

    /** Whether its name sounds like a secret, which servers must not ask for in a form. */
    boolean soundsSecret() {
        String all = (name + " " + title() + " " + schema.path("description").asText("")).toLowerCase(Locale.ROOT);
        return type == Type.TEXT
                && List.of(
                                "password",
                                "passphrase",
                                "passcode",
                                "secret",
                                "api key",
                                "api_key",
                                "apikey",
                                "token",
                                "pin ")
                        .stream()
                        .anyMatch((all + " ")::contains);
    }

    /** What may be typed, in a few words. */
    String rule() {
        List<String> parts = new ArrayList<>();
        parts.add(required ? "required" : "optional");
        switch (type) {
            case TEXT -> text(parts);
            case NUMBER -> parts.add("a number" + bounds("minimum", "maximum", ""));
            case INTEGER -> parts.add("a whole number" + bounds("minimum", "maximum", ""));
            case BOOLEAN -> parts.add("yes or no");
            case CHOICE -> parts.add("one of these");
            case CHOICES -> parts.add("any of these" + bounds("minItems", "maxItems", " of them") + ", with commas");
        }
        return String.join("; ", parts);
    }

    private void text(List<String> parts) {
        TextFormat format = TextFormat.of(schema.path("format").textValue());
        if (format != null) {
            parts.add(format.meaning());
        }
        String length = bounds("minLength", "maxLength", " characters");
        if (!length.isEmpty()) {
            parts.add(length.substring(2));
        }
        if (schema.path("pattern").isTextual()) {
            parts.add("like " + schema.path("pattern").textValue());
        }
    }

    private String bounds(String least, String most, String unit) {
        JsonNode from = schema.path(least);
        JsonNode to = schema.path(most);
        if (from.isNumber() && to.isNumber()) {
            return ", " + from.asText() + " to " + to.asText() + unit;
        }
        if (from.isNumber()) {
            return ", at least " + from.asText() + unit;
        }
        return to.isNumber() ? ", at most " + to.asText() + unit : "";
    }

    /**
     * The value that a person typed; whether it fits the rest of the schema is not looked at.
     *
     * @throws Mistyped with what is expected
     */
    JsonNode parse(String typed) {
        String word = typed.strip();
        return switch (type) {
            case TEXT -> TextNode.valueOf(typed);
            case NUMBER, INTEGER -> number(word);
            case BOOLEAN -> truth(word);
            case CHOICE -> TextNode.valueOf(choice(word));
            case CHOICES -> several(word);
        };
    }

    private JsonNode number(String word) {
        try {
            BigDecimal value = new BigDecimal(word);
            boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
            if (type == Type.INTEGER && !whole) {
                throw new Mistyped("'" + word + "' is no whole number");
            }
            return Json.parse(
                    value.abs().compareTo(BigDecimal.TEN.pow(18)) < 0 && whole
                            ? value.toBigInteger().toString()
                            : DecimalNode.valueOf(value).asText());
        } catch (NumberFormatException | ArithmeticException nonsense) {
            throw new Mistyped("'" + word + "' is no number");
        }
    }

    private static JsonNode truth(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "y", "yes", "true" -> BooleanNode.TRUE;
            case "n", "no", "false" -> BooleanNode.FALSE;
            default -> throw new Mistyped("'" + word + "' is neither yes nor no");
        };
    }

    private JsonNode several(String typed) {
        ArrayNode values = Json.array();
        for (String word : typed.split(",", -1)) {
            if (!word.isBlank()) {
                values.add(choice(word.strip()));
            }
        }
        return values;
    }

    /** The value, its title or its number in the list, in this order. */
    private String choice(String word) {
        for (Choice each : choices) {
            if (each.value().equals(word)) {
                return each.value();
            }
        }
        for (Choice each : choices) {
            if (each.title().equalsIgnoreCase(word) || each.value().equalsIgnoreCase(word)) {
                return each.value();
            }
        }
        if (word.length() < 6 && word.chars().allMatch(digit -> digit >= '0' && digit <= '9') && !word.isEmpty()) {
            int number = Integer.parseInt(word);
            if (number >= 1 && number <= choices.size()) {
                return choices.get(number - 1).value();
            }
        }
        throw new Mistyped("'" + word + "' is not in the list");
    }

    /** A value as a person reads it. */
    String shown(@Nullable JsonNode value) {
        if (value == null) {
            return "";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (!value.isArray()) {
            return value.isValueNode() ? titleOf(value.asText()) : Json.compact(value);
        }
        List<String> titles = new ArrayList<>();
        value.forEach(each -> titles.add(titleOf(each.asText())));
        return String.join(", ", titles);
    }

    private String titleOf(String value) {
        for (Choice each : choices) {
            if (each.value().equals(value)) {
                return each.title();
            }
        }
        return value;
    }
}
