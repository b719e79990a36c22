package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said when a value breaks a rule: what is allowed, what was given, what was probably meant. */
final class Sentences {

    private static final int LONGEST_VALUE = 60;

    private static final int MOST_NAMES = 12;

    private Sentences() {}

    /**
     * The sentence for a keyword that looks at the value alone, without its subject.
     *
     * @param rule the keyword's value
     * @return null for keywords that need to know more
     */
    static @Nullable String predicate(String keyword, JsonNode rule, JsonNode value) {
        return switch (keyword) {
            case "type" -> type(rule, value);
            case "enum" -> member(rule, value);
            case "const" -> "must be " + given(rule) + ", got " + given(value);
            case "minimum" -> "must be at least " + given(rule) + ", got " + given(value);
            case "maximum" -> "must be at most " + given(rule) + ", got " + given(value);
            case "exclusiveMinimum" -> "must be greater than " + given(rule) + ", got " + given(value);
            case "exclusiveMaximum" -> "must be less than " + given(rule) + ", got " + given(value);
            case "multipleOf" -> "must be a multiple of " + given(rule) + ", got " + given(value);
            case "pattern" -> "must match the pattern " + shorten(rule.asText(), 200) + ", got " + given(value);
            default -> counted(keyword, rule, value);
        };
    }

    private static @Nullable String counted(String keyword, JsonNode rule, JsonNode value) {
        return switch (keyword) {
            case "minLength" -> atLeast(rule, "character", characters(value));
            case "maxLength" -> atMost(rule, "character", characters(value));
            case "minItems" -> atLeast(rule, "item", value.size());
            case "maxItems" -> atMost(rule, "item", value.size());
            case "minProperties" -> atLeast(rule, "member", value.size());
            case "maxProperties" -> atMost(rule, "member", value.size());
            case "uniqueItems" -> value.isArray() ? twins(value) : null;
            default -> null;
        };
    }

    private static int characters(JsonNode value) {
        String text = value.asText();
        return text.codePointCount(0, text.length());
    }

    private static String atLeast(JsonNode rule, String noun, int count) {
        return "must have at least " + count(rule, noun) + ", has " + count;
    }

    private static String atMost(JsonNode rule, String noun, int count) {
        return "must have at most " + count(rule, noun) + ", has " + count;
    }

    private static String count(JsonNode rule, String noun) {
        String number = given(rule);
        return number + " " + noun + (number.equals("1") ? "" : "s");
    }

    private static @Nullable String twins(JsonNode array) {
        int[] positions = SameValue.twins(array);
        return positions.length == 0
                ? null
                : "must not have equal items, items " + positions[0] + " and " + positions[1] + " are both "
                        + given(array.get(positions[0]));
    }

    private static String type(JsonNode rule, JsonNode value) {
        List<String> phrases = new ArrayList<>();
        if (rule.isArray()) {
            for (JsonNode type : rule) {
                phrases.add(phrase(type));
            }
        } else {
            phrases.add(phrase(rule));
        }
        return "must be " + join(phrases, " or ") + ", got " + given(value);
    }

    private static String phrase(JsonNode type) {
        ValueType known = ValueType.of(type.asText());
        return known == null ? given(type) : known.phrase();
    }

    private static String member(JsonNode rule, JsonNode value) {
        List<String> legal = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (JsonNode choice : rule) {
            legal.add(given(choice));
            if (choice.isTextual()) {
                texts.add(choice.textValue());
            }
        }
        if (legal.isEmpty()) {
            return "cannot be given: its schema allows no value at all";
        }
        String near = value.isTextual() ? Nearest.to(value.textValue(), texts) : null;
        String allowed = legal.size() == 1 ? legal.get(0) : "one of " + listed(legal);
        return "must be " + allowed + ", got " + given(value)
                + (near == null ? "" : "; did you mean " + given(TextNode.valueOf(near)) + "?");
    }

    /** A member that the schema does not allow. */
    static String unknown(String name, List<String> legal) {
        String near = Nearest.to(name, legal);
        if (near != null) {
            return "is not known; did you mean '" + near + "'?";
        }
        return legal.isEmpty() ? "is not known; no members are allowed" : "is not known; known are " + quoted(legal);
    }

    /** Names in quotes, not too many of them. */
    static String quoted(List<String> names) {
        List<String> words = new ArrayList<>();
        for (String name : names) {
            words.add("'" + shorten(name, LONGEST_VALUE) + "'");
        }
        return listed(words);
    }

    /** A member that is missing; says what it should be where the schema says that simply. */
    static String required(JsonNode schemaOfMember) {
        ValueType type = ValueType.of(schemaOfMember.path("type").asText());
        return type == null ? "is required" : "is required: " + type.phrase();
    }

    private static String listed(List<String> words) {
        int more = words.size() - MOST_NAMES;
        if (more <= 1) {
            return join(words, ", ");
        }
        return join(words.subList(0, MOST_NAMES), ", ") + " and " + more + " more";
    }

    static String join(List<String> words, String separator) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(text.length() == 0 ? "" : separator).append(word);
        }
        return text.toString();
    }

    /** A value in a sentence: scalars as JSON, long ones cut, containers by their size. */
    static String given(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> value.isEmpty() ? "an empty array" : "an array of " + value.size();
            case OBJECT -> value.isEmpty() ? "an empty object" : "an object";
            case STRING -> Json.compact(TextNode.valueOf(shorten(value.textValue(), LONGEST_VALUE)));
            default -> shorten(Json.compact(value), LONGEST_VALUE);
        };
    }

    /** The text, cut between characters when it is longer. */
    static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
