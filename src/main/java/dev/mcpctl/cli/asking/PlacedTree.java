package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.json.TreeReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The tree of a YAML or JSON text that knows where in the text each part stands. */
final class PlacedTree {

    private final Map<String, long[]> places = new HashMap<>();
    private final JsonNode root;

    private PlacedTree(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonProblem("the file is empty", 1, 1);
        }
        root = value(parser, first, "");
        if (parser.nextToken() != null) {
            throw problem(parser, "there is a second document in the file");
        }
    }

    /**
     * Reads it: strictly as JSON when that is what it is said to be, else as YAML.
     *
     * @throws JsonProblem with the place of the mistake
     */
    static PlacedTree read(String text, boolean json) {
        try (JsonParser parser = json ? Json.relaxed(text) : new YAMLFactory().createParser(text)) {
            return new PlacedTree(parser);
        } catch (JsonProcessingException problem) {
            throw problem.getCause() instanceof MarkedYAMLException yaml ? problem(yaml) : Json.problem(problem);
        } catch (IOException problem) {
            throw new JsonProblem(String.valueOf(problem.getMessage()), 1, 1);
        }
    }

    /** The whole. */
    JsonNode root() {
        return root;
    }

    /** A mistake at the part with this JSON pointer, or at the nearest one around it. */
    JsonProblem problem(String pointer, String sentence) {
        String at = pointer;
        while (!places.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        long[] place = places.getOrDefault(at, new long[] {1, 1});
        return new JsonProblem(sentence, place[0], place[1]);
    }

    /** What was found is the mistake; what it was found in, which YAML's own message begins with, explains nothing. */
    private static JsonProblem problem(MarkedYAMLException mistake) {
        Mark mark = mistake.getProblemMark();
        String told = mistake.getProblem() == null ? mistake.getContext() : mistake.getProblem();
        String sentence = "no YAML: " + String.valueOf(told).lines().findFirst().orElse("");
        return new JsonProblem(
                sentence, mark == null ? 1 : mark.getLine() + 1L, mark == null ? 1 : mark.getColumn() + 1L);
    }

    private static JsonProblem problem(JsonParser parser, String sentence) {
        var location = parser.currentTokenLocation();
        return new JsonProblem(sentence, location.getLineNr(), location.getColumnNr());
    }

    private void place(JsonParser parser, String pointer) {
        var location = parser.currentTokenLocation();
        places.put(pointer, new long[] {location.getLineNr(), location.getColumnNr()});
    }

    private JsonNode value(JsonParser parser, JsonToken token, String pointer) throws IOException {
        places.computeIfAbsent(pointer, unknown -> {
            var location = parser.currentTokenLocation();
            return new long[] {location.getLineNr(), location.getColumnNr()};
        });
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw problem(parser, "aliases such as *" + parser.getText() + " are not read");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, pointer);
            case START_ARRAY -> array(parser, pointer);
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            default -> TreeReader.strict(parser).value();
        };
    }

    private ObjectNode object(JsonParser parser, String pointer) throws IOException {
        ObjectNode node = Json.object();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String member = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (node.has(name)) {
                throw problem(parser, "'" + name + "' stands twice");
            }
            place(parser, member);
            node.set(name, value(parser, parser.nextToken(), member));
        }
        return node;
    }

    private ArrayNode array(JsonParser parser, String pointer) throws IOException {
        ArrayNode node = Json.array();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            node.add(value(parser, token, pointer + "/" + node.size()));
        }
        return node;
    }
}
