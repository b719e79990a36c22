package dev.mcpctl.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Builds a tree from a token stream. Not thread-safe; one reader per text. */
public final class TreeReader {

    /** Makes the node for a string value; sees the strings, names included, counted from 0. */
    public interface Strings {
        /** The node for the string value the parser stands on. */
        JsonNode value(JsonParser parser, long ordinal) throws IOException;
    }

    private final JsonParser parser;
    private final boolean strict;
    private final Strings strings;
    private long ordinal;

    private TreeReader(JsonParser parser, boolean strict, Strings strings) {
        this.parser = parser;
        this.strict = strict;
        this.strings = strings;
    }

    /** Refuses a member that stands twice. */
    public static TreeReader strict(JsonParser parser) {
        return new TreeReader(parser, true, TreeReader::text);
    }

    /** Keeps the last of members that stand twice, as most readers do. */
    public static TreeReader tolerant(JsonParser parser) {
        return new TreeReader(parser, false, TreeReader::text);
    }

    /** Tolerant, with string values made by the caller. */
    public static TreeReader tolerant(JsonParser parser, Strings strings) {
        return new TreeReader(parser, false, strings);
    }

    private static JsonNode text(JsonParser parser, long ordinal) throws IOException {
        return TextNode.valueOf(parser.getText());
    }

    /** The one value of the text; anything after it is a problem. */
    public JsonNode document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonProblem("no JSON: the text is empty", 1, 1);
        }
        JsonNode value = value(first);
        if (parser.nextToken() != null) {
            throw problem("text after the end of the JSON value");
        }
        return value;
    }

    /** The value the parser stands on, read to its end. */
    public JsonNode value() throws IOException {
        return value(parser.currentToken());
    }

    private JsonNode value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> objectValue();
            case START_ARRAY -> arrayValue();
            case VALUE_STRING -> strings.value(parser, ordinal++);
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.getInstance();
        };
    }

    private ObjectNode objectValue() throws IOException {
        ObjectNode node = Json.object();
        String name;
        while ((name = nextName()) != null) {
            if (strict && node.has(name)) {
                throw problem("the member \"" + name + "\" stands twice");
            }
            node.set(name, memberValue());
        }
        return node;
    }

    /**
     * Moves to the value of the next member of the object the parser stands in.
     *
     * @return the member's name, or null at the end of the object
     */
    public @Nullable String nextName() throws IOException {
        String name = parser.nextFieldName();
        if (name != null) {
            ordinal++;
        }
        return name;
    }

    /** The value of the member whose name was just read. */
    public JsonNode memberValue() throws IOException {
        return value(parser.nextToken());
    }

    private ArrayNode arrayValue() throws IOException {
        ArrayNode node = Json.array();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            node.add(value(token));
        }
        return node;
    }

    /** JSON bounds no exponent, but numbers of ours do, and the parser tells by an exception that is none of its own. */
    private JsonNode decimal() throws IOException {
        try {
            return DecimalNode.valueOf(parser.getDecimalValue());
        } catch (NumberFormatException tooFar) {
            throw new JsonParseException(parser, "a number whose exponent is too large", tooFar);
        }
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> IntNode.valueOf(parser.getIntValue());
            case LONG -> LongNode.valueOf(parser.getLongValue());
            default -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
        };
    }

    private JsonProblem problem(String message) {
        var location = parser.currentTokenLocation();
        return new JsonProblem(message, location.getLineNr(), location.getColumnNr());
    }
}
