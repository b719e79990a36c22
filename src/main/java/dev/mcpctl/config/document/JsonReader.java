package dev.mcpctl.config.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.json.TreeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON as editors allow it, and keeps where each value stands. */
final class JsonReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final SourceText source;
    private final String text;

    JsonReader(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /** The one value; an empty object where the text holds nothing but blanks and comments. */
    Located read() {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return new Located(
                        Json.object(), text.length(), text.length(), Located.Style.FLOW, List.of(), List.of());
            }
            Located value = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new Mistake("text after the end of the JSON value", source.place(start(parser)));
            }
            return value;
        } catch (JsonProcessingException problem) {
            JsonProblem told = Json.problem(problem);
            throw new Mistake(told.message(), new Place((int) told.line(), (int) told.column()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Located value(JsonParser parser, int depth) throws IOException {
        int start = start(parser);
        if (depth > Document.MOST_DEPTH) {
            throw Document.tooDeep(source.place(start));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, start, depth);
            case START_ARRAY -> array(parser, start, depth);
            default -> Located.scalar(TreeReader.strict(parser).value(), start, end(start), Located.Style.SCALAR);
        };
    }

    private Located object(JsonParser parser, int start, int depth) throws IOException {
        ObjectNode node = Json.object();
        List<Located.Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int at = start(parser);
            parser.nextToken();
            Located value = value(parser, depth + 1);
            node.set(name, value.value());
            members.add(new Located.Member(name, at, end(at), value));
        }
        return new Located(node, start, start(parser) + 1, Located.Style.FLOW, members, List.of());
    }

    private Located array(JsonParser parser, int start, int depth) throws IOException {
        ArrayNode node = Json.array();
        List<Located> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Located value = value(parser, depth + 1);
            node.add(value.value());
            elements.add(value);
        }
        return new Located(node, start, start(parser) + 1, Located.Style.FLOW, List.of(), elements);
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /** The end of a scalar: the parser has read on already. */
    private int end(int start) {
        int at = start + 1;
        if (text.charAt(start) != '"') {
            while (at < text.length() && isOfScalar(text.charAt(at))) {
                at++;
            }
            return at;
        }
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static boolean isOfScalar(char next) {
        return Character.isLetterOrDigit(next) || next == '.' || next == '+' || next == '-';
    }
}
