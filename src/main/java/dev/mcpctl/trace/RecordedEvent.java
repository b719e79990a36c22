package dev.mcpctl.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a recording. Kinds that are not known are kept: {@link #json} is all that the line says.
 *
 * @param sequence number of the event, counted from 1; of hand-written ones the number of the line
 * @param at when it happened; of hand-written ones when the event before happened
 * @param connection number of the connection to the server, counted from 1: finding out its protocol may take several
 * @param kind one of the constants here, or anything else
 * @param json the whole line, untrusted
 */
public record RecordedEvent(
        long sequence, Instant at, long connection, Direction direction, String kind, ObjectNode json) {

    /** A JSON-RPC message, or a batch of them. */
    public static final String MESSAGE = "message";

    /** Bytes where a message should be. */
    public static final String NOT_MESSAGE = "not-message";

    /** A line of the server's stderr. */
    public static final String STDERR = "stderr";

    /** Somebody broke a rule. */
    public static final String FINDING = "finding";

    /** The server's process began. */
    public static final String PROCESS_STARTED = "process-started";

    /** The server's process ended. */
    public static final String PROCESS_ENDED = "process-ended";

    /** An HTTP exchange begins. */
    public static final String HTTP_OPENED = "http-opened";

    /** The head of an HTTP request left. */
    public static final String HTTP_REQUEST = "http-request";

    /** The head of an HTTP response came. */
    public static final String HTTP_RESPONSE = "http-response";

    /** An HTTP exchange broke off. */
    public static final String HTTP_BROKEN = "http-broken";

    /** An HTTP exchange is over. */
    public static final String HTTP_ENDED = "http-ended";

    /** An event of an event stream; its data follows as a {@link #MESSAGE} if it is one. */
    public static final String STREAM_EVENT = "stream-event";

    /** A comment in an event stream. */
    public static final String STREAM_COMMENT = "stream-comment";

    /** How long to wait before going on with an event stream. */
    public static final String STREAM_RETRY = "stream-retry";

    /** The recording is complete. */
    public static final String END = "end";

    /** Who tells whom. */
    public enum Direction {
        TO_SERVER("to-server"),
        TO_CLIENT("to-client"),
        NONE("none");

        private final String word;

        Direction(String word) {
            this.word = word;
        }

        /** As it is written. */
        public String word() {
            return word;
        }

        /** The one that is written so; {@link #NONE} for anything else. */
        static Direction of(String word) {
            return word.equals(TO_SERVER.word) ? TO_SERVER : word.equals(TO_CLIENT.word) ? TO_CLIENT : NONE;
        }
    }

    /**
     * What a line says.
     *
     * @param before when the event before happened
     * @param number of the event where the line has none
     */
    static RecordedEvent of(ObjectNode line, Instant before, long number) {
        return new RecordedEvent(
                line.path("seq").asLong(number),
                Recording.instant(line.get("at"), before),
                Math.max(1, line.path("connection").asLong(1)),
                Direction.of(line.path("direction").asText("")),
                line.path("kind").asText(""),
                line);
    }

    /** A header as it may be shown. */
    public record Header(String name, String value) {}

    /** Whether it is of this kind. */
    public boolean is(String other) {
        return kind.equals(other);
    }

    /** What it carries, byte for byte but for what was taken out of it; empty when it carries nothing. */
    public byte[] bytes() {
        JsonNode base64 = json.path("base64");
        try {
            return base64.isTextual() ? base64.binaryValue() : text().getBytes(StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            return base64.textValue().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The same as text. A hand-written recording may give the message itself as {@code json}. */
    public String text() {
        JsonNode text = json.path("text");
        if (text.isTextual()) {
            return text.textValue();
        }
        if (json.path("base64").isTextual()) {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
        return json.has("json") ? Json.compact(json.path("json")) : "";
    }

    /** How many bytes it had on the wire, also where {@link #bytes} are fewer or others. */
    public long size() {
        JsonNode size = json.path("size");
        return size.isIntegralNumber() ? size.longValue() : bytes().length;
    }

    /** Number of the HTTP exchange, unique within its connection; 0 for none. */
    public long exchange() {
        return json.path("exchange").asLong(0);
    }

    /** Whether something was taken out of what it carries. */
    public boolean redacted() {
        return json.path("redacted").asBoolean(false);
    }

    /** Whether only the first bytes of what it carried were kept. */
    public boolean truncated() {
        return json.path("truncated").asBoolean(false);
    }

    /** A member that is text, or null. */
    public @Nullable String word(String name) {
        JsonNode value = json.path(name);
        return value.isTextual() ? value.textValue() : null;
    }

    /** A member that is a number; -1 for none. */
    public long number(String name) {
        return json.path(name).asLong(-1);
    }

    /** The headers of an HTTP request or response, in their order. */
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        for (JsonNode each : json.path("headers")) {
            headers.add(
                    new Header(each.path("name").asText(""), each.path("value").asText("")));
        }
        return headers;
    }
}
