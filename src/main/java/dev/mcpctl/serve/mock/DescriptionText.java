package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads a description as JSON, or as YAML, which JSON nearly is. Aliases are refused: what they expand to has no bound. */
final class DescriptionText {

    private final String name;

    private DescriptionText(String name) {
        this.name = name;
    }

    /**
     * Reads one document.
     *
     * @param name of the file, for messages
     * @throws Failure configuration, naming the place
     */
    static JsonNode read(String text, String name) {
        DescriptionText reader = new DescriptionText(name);
        return text.strip().startsWith("{") ? reader.json(text) : reader.yaml(text);
    }

    private JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProblem problem) {
            throw broken(problem.located());
        }
    }

    private JsonNode yaml(String text) {
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            JsonToken first = parser.nextToken();
            return first == null ? Json.object() : value(parser, first, 0);
        } catch (JsonProcessingException problem) {
            String sentence = String.valueOf(problem.getOriginalMessage());
            int end = sentence.indexOf('\n');
            throw broken((end < 0 ? sentence : sentence.substring(0, end)) + ", line "
                    + (problem.getLocation() == null ? 1 : problem.getLocation().getLineNr()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode value(JsonParser parser, JsonToken token, int depth) throws IOException {
        if (depth > Json.MAX_DEPTH) {
            throw broken("it nests deeper than " + Json.MAX_DEPTH + " levels");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> text(parser);
            case VALUE_NUMBER_INT -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.instance;
        };
    }

    private ObjectNode object(JsonParser parser, int depth) throws IOException {
        ObjectNode object = Json.object();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            if (object.has(member)) {
                throw broken("'" + member + "' stands twice, line "
                        + parser.currentTokenLocation().getLineNr());
            }
            object.set(member, value(parser, parser.nextToken(), depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, int depth) throws IOException {
        ArrayNode array = Json.array();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token, depth + 1));
        }
        return array;
    }

    private JsonNode text(JsonParser parser) throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw broken("aliases such as '*" + parser.getText() + "' are not read");
        }
        return TextNode.valueOf(parser.getText());
    }

    private Failure broken(String what) {
        return Failure.of(Failure.Kind.CONFIGURATION, "mock_file", "'" + name + "' cannot be read: " + what)
                .hint("see: mcpctl help mock");
    }
}
