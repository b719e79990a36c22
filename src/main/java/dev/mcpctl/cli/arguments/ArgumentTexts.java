package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import org.jspecify.annotations.Nullable;

/** Texts and JSON that words carry or refer to. */
final class ArgumentTexts {

    private final ArgumentSource source;
    private @Nullable String stdinReader;

    ArgumentTexts(ArgumentSource source) {
        this.source = source;
    }

    /**
     * A file's text, or stdin's for {@code -}.
     *
     * @param word the word that asks for it, for the message
     */
    String read(String name, String word) {
        if (!name.equals("-")) {
            if (name.isEmpty()) {
                throw Failure.usage(Quoted.word(word) + " names no file after '@'");
            }
            return source.file(name);
        }
        if (stdinReader != null) {
            throw Failure.usage("stdin can be read only once, and " + Quoted.word(stdinReader) + " and "
                    + Quoted.word(word) + " both ask for it");
        }
        stdinReader = word;
        return source.stdin();
    }

    /** A whole argument object: JSON, {@code @FILE} or {@code -}. */
    ObjectNode object(String text, String label) {
        String word = label.equals("--args") ? "--args " + text : text;
        String json = text;
        if (text.equals("-")) {
            json = read("-", word);
        } else if (text.startsWith("@")) {
            json = read(text.substring(1), word);
        }
        JsonNode value = json(json, label.equals("--args") ? "the value of --args" : "the first word");
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw Failure.usage(label + " needs a JSON object, got " + kind(value));
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            default -> "null";
        };
    }

    /** JSON after {@code :=}: itself, {@code @FILE} or {@code @-}. */
    JsonNode value(String text, String word) {
        String name = word.substring(0, word.indexOf('=') - 1);
        String label = "the value of " + Quoted.word(name);
        if (text.startsWith("@")) {
            return json(read(text.substring(1), word), label);
        }
        try {
            return json(text, label);
        } catch (Failure noJson) {
            throw noJson.hint("for a text write " + Quoted.word(name + "=" + text));
        }
    }

    /**
     * Strict JSON.
     *
     * @param label what the text is, for the message
     * @throws Failure usage, when it is anything else
     */
    static JsonNode json(String text, String label) {
        String clean = text.startsWith("\ufeff") ? text.substring(1) : text;
        try {
            return Json.parse(clean);
        } catch (JsonProblem problem) {
            if (depth(clean) > Json.MAX_DEPTH) {
                throw Failure.usage(label + " nests deeper than " + Json.MAX_DEPTH + " levels");
            }
            throw Failure.usage(label + " is not valid JSON: " + problem.located());
        }
    }

    /** How deep brackets nest, strings left out. */
    private static int depth(String json) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char letter = json.charAt(i);
            if (quoted) {
                i += letter == '\\' ? 1 : 0;
                quoted = letter != '"';
            } else if (letter == '[' || letter == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (letter == ']' || letter == '}') {
                depth--;
            } else {
                quoted = letter == '"';
            }
        }
        return deepest;
    }
}
