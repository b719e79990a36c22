package dev.mcpctl.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a trace says about a message. Read in one go from bytes that need not fit into memory.
 *
 * @param shape what it is
 * @param id as it stands in JSON, or null
 * @param method of a request or notification, or null
 * @param subject the tool, prompt or resource that a request is about, or what an error says, or null
 */
public record MessageOutline(
        Shape shape,
        @Nullable String id,
        @Nullable String method,
        @Nullable String subject) {

    private static final int LONGEST = 200;

    /** The kinds of messages. */
    public enum Shape {
        REQUEST,
        NOTIFICATION,
        RESULT,
        ERROR,
        BATCH,
        /** No message that JSON-RPC knows, or cut off. */
        OTHER
    }

    /** Reads a message; closes the stream. Never fails. */
    public static MessageOutline of(InputStream message) {
        Reading reading = new Reading();
        try (message;
                JsonParser parser = Json.parser(message)) {
            reading.read(parser);
        } catch (IOException cut) {
            reading.cut = true;
        }
        return reading.outline();
    }

    /** Whether it waits for an answer. */
    public boolean asks() {
        return shape == Shape.REQUEST;
    }

    /** Whether it is an answer. */
    public boolean answers() {
        return shape == Shape.RESULT || shape == Shape.ERROR;
    }

    /** What is known so far. */
    private static final class Reading {

        private @Nullable String id;
        private @Nullable String method;
        private @Nullable String subject;
        private boolean result;
        private boolean error;
        private boolean batch;
        private boolean cut;

        void read(JsonParser parser) throws IOException {
            JsonToken first = parser.nextToken();
            batch = first == JsonToken.START_ARRAY;
            while (first == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> id = id(parser, value);
                    case "method" -> method = text(parser, value);
                    case "result" -> {
                        result = true;
                        members(parser, value, "isError");
                    }
                    case "error" -> {
                        error = true;
                        members(parser, value, "message");
                    }
                    case "params" -> members(parser, value, "name", "uri", "requestId", "progressToken", "level");
                    default -> parser.skipChildren();
                }
            }
        }

        private static @Nullable String id(JsonParser parser, JsonToken value) throws IOException {
            return value == JsonToken.VALUE_STRING
                    ? "\"" + bounded(parser.getText()) + "\""
                    : value.isNumeric() ? bounded(parser.getText()) : null;
        }

        /** Remembers the first of these members and skips all others. */
        private void members(JsonParser parser, JsonToken value, String... wanted) throws IOException {
            if (value != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken member = parser.nextToken();
                for (String each : wanted) {
                    if (subject == null && name.equals(each) && member.isScalarValue()) {
                        subject = subject(name, parser, member);
                    }
                }
                parser.skipChildren();
            }
        }

        private static @Nullable String subject(String name, JsonParser parser, JsonToken member) throws IOException {
            if (name.equals("isError")) {
                return member == JsonToken.VALUE_TRUE ? "isError" : null;
            }
            return bounded(parser.getText());
        }

        private static @Nullable String text(JsonParser parser, JsonToken value) throws IOException {
            if (value != JsonToken.VALUE_STRING) {
                parser.skipChildren();
                return null;
            }
            return bounded(parser.getText());
        }

        private static String bounded(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        }

        MessageOutline outline() {
            return new MessageOutline(shape(), id, method, subject);
        }

        private Shape shape() {
            if (batch) {
                return Shape.BATCH;
            }
            if (method != null) {
                return id == null && !cut ? Shape.NOTIFICATION : Shape.REQUEST;
            }
            return error ? Shape.ERROR : result ? Shape.RESULT : Shape.OTHER;
        }
    }
}
