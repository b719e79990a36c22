package dev.mcpctl.config.entry;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON as people write it: with comments and trailing commas. */
final class JsonText {

    private final String text;
    private final Wanted wanted;
    private final List<String> path = new ArrayList<>();

    JsonText(String text, Wanted wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    Node document() {
        try (JsonParser parser = Json.relaxed(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new Mistake("it is empty", Place.START);
            }
            Node value = value(parser, first);
            if (parser.nextToken() != null) {
                throw new Mistake("text after the end of the JSON value", place(parser));
            }
            return value;
        } catch (JsonProcessingException problem) {
            JsonProblem told = Json.problem(problem);
            throw new Mistake(told.message(), new Place((int) told.line(), (int) told.column()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Node value(JsonParser parser, JsonToken token) throws IOException {
        Place place = place(parser);
        return switch (token) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> list(parser, place);
            case VALUE_STRING -> Node.scalar(Node.Kind.TEXT, place, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Node.scalar(Node.Kind.NUMBER, place, parser.getText());
            case VALUE_TRUE -> Node.scalar(Node.Kind.BOOLEAN, place, "true");
            case VALUE_FALSE -> Node.scalar(Node.Kind.BOOLEAN, place, "false");
            default -> Node.scalar(Node.Kind.NULL, place, "");
        };
    }

    private Node object(JsonParser parser, Place place) throws IOException {
        List<Node.Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place at = place(parser);
            JsonToken token = parser.nextToken();
            path.add(name);
            if (wanted.member(path)) {
                members.add(new Node.Member(name, at, value(parser, token)));
            } else {
                parser.skipChildren();
            }
            path.remove(path.size() - 1);
        }
        return Node.object(place, members);
    }

    private Node list(JsonParser parser, Place place) throws IOException {
        List<Node> items = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            items.add(value(parser, token));
        }
        return Node.list(place, items);
    }

    private static Place place(JsonParser parser) {
        JsonLocation location = parser.currentTokenLocation();
        return new Place(location.getLineNr(), location.getColumnNr());
    }
}
