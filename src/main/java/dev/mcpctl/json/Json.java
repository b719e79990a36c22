package dev.mcpctl.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * JSON texts to trees and back, without an {@code ObjectMapper}: loading one costs more start-up time than everything
 * else in a call. Numbers keep their digits, members keep their order.
 */
public final class Json {

    /** Deeper texts are refused: no honest message nests so far, and readers recurse. */
    public static final int MAX_DEPTH = 1000;

    /** Longer member names are refused, in characters. */
    static final int MAX_NAME = 1 << 20;

    /** Longer numbers are refused, in digits. */
    static final int MAX_NUMBER = 10_000;

    private static final JsonFactory FACTORY = factory();

    private Json() {}

    private static JsonFactory factory() {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(MAX_NAME)
                .maxNumberLength(MAX_NUMBER)
                .build();
        // JR-02: messages are UTF-8. Guessing the encoding would read some broken ones as UTF-32.
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(bounds)
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH + 1)
                        .build())
                .build();
    }

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An empty array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * Reads exactly one JSON value, strictly: no trailing text, no member twice. For what a person or we ourselves wrote, where
     * a member that stands twice is a mistake, and for what is shown again, where none may get lost.
     *
     * @throws JsonProblem when the text is anything else
     */
    public static JsonNode parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return document(TreeReader.strict(parser));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads exactly one JSON value, where members that stand twice keep their last value. For what a peer or a recording says:
     * it is read as most readers do, and its rules are somebody else's to judge.
     *
     * @throws JsonProblem when the text is anything else
     */
    public static JsonNode tolerant(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return document(TreeReader.tolerant(parser));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** As {@link #tolerant(String)}, from UTF-8. */
    public static JsonNode tolerant(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            return document(TreeReader.tolerant(parser));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode document(TreeReader reader) throws IOException {
        try {
            return reader.document();
        } catch (JsonProcessingException problem) {
            throw problem(problem);
        }
    }

    /** A streaming parser over UTF-8 bytes, for readers that need positions. */
    public static JsonParser parser(byte[] utf8) throws IOException {
        return FACTORY.createParser(utf8);
    }

    /** A streaming parser over a text that a person wrote: comments and trailing commas are let pass. */
    public static JsonParser relaxed(String text) throws IOException {
        return FACTORY.createParser(text)
                .enable(JsonParser.Feature.ALLOW_COMMENTS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA.mappedFeature());
    }

    /** A streaming parser over UTF-8 from a stream that the caller closes. */
    public static JsonParser parser(InputStream utf8) throws IOException {
        return FACTORY.createParser(utf8);
    }

    /** A generator that writes compact text; the caller closes both. */
    public static JsonGenerator generator(Writer writer) throws IOException {
        return FACTORY.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** What a parser's exception means, in our words. */
    public static JsonProblem problem(JsonProcessingException cause) {
        var location = cause.getLocation();
        String sentence = cause instanceof StreamConstraintsException
                ? constraint(cause.getOriginalMessage())
                : sentence(cause.getOriginalMessage());
        return location == null
                ? new JsonProblem(sentence, 1, 1)
                : new JsonProblem(sentence, location.getLineNr(), location.getColumnNr());
    }

    private static String sentence(@Nullable String message) {
        if (message == null || message.isEmpty()) {
            return "not JSON";
        }
        String first = before(before(before(message, "\n"), " (start marker at "), ": enable `");
        return Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }

    /** The limits are ours, and the parser tells them by the names of its own settings. */
    private static String constraint(@Nullable String message) {
        return message != null && message.contains("nesting depth")
                ? "it nests deeper than " + MAX_DEPTH + " levels"
                : before(sentence(message), ", from `") + (message != null && message.contains(", from `") ? ")" : "");
    }

    private static String before(String text, String end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    /** The value on one line without blanks. */
    public static String compact(JsonNode value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = generator(text)) {
            TreeWriter.write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The value over several lines, two blanks a level, without a final newline. */
    public static String pretty(JsonNode value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = generator(text)) {
            generator.setPrettyPrinter(TreeWriter.twoBlanks());
            TreeWriter.write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Writes the value without blanks. */
    public static void write(JsonNode value, Writer writer) throws IOException {
        try (JsonGenerator generator = generator(writer)) {
            TreeWriter.write(value, generator);
        }
    }
}
