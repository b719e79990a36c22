package dev.mcpctl.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * What is taken out of a recording: the places that the user names, secrets that are known, and what looks like one. All
 * else stays byte for byte, blanks and the order of members included.
 *
 * @param paths places in messages
 * @param secrets finds values that are known to be secret
 */
public record Redaction(List<JsonPath> paths, Known secrets) {

    /** What stands where something was taken out. */
    public static final String MASK = "•••";

    private static final byte[] MASK_JSON = ("\"" + MASK + "\"").getBytes(StandardCharsets.UTF_8);

    /** Finds known secrets in a text. */
    public interface Known {
        /** Where they are: pairs of beginning and end. */
        List<int[]> in(String text);
    }

    /** Copies the list. */
    public Redaction {
        paths = List.copyOf(paths);
    }

    /** Only what looks like a secret. */
    public static Redaction usual() {
        return new Redaction(List.of(), text -> List.of());
    }

    /** A part of a frame. */
    private record Span(long start, long end) {}

    /** The bytes of a frame with a mask at the places that the user named. The caller closes the stream. */
    Spliced open(Frame frame) {
        List<Span> spans = paths.isEmpty() ? List.of() : spans(frame);
        if (spans.isEmpty()) {
            return new Spliced(frame.open(0, frame.size()), false);
        }
        List<InputStream> parts = new ArrayList<>();
        long at = 0;
        for (Span span : spans) {
            parts.add(frame.open(at, span.start()));
            parts.add(new ByteArrayInputStream(MASK_JSON));
            at = span.end();
        }
        parts.add(frame.open(at, frame.size()));
        return new Spliced(new SequenceInputStream(Collections.enumeration(parts)), true);
    }

    /**
     * Bytes of a frame.
     *
     * @param changed whether something was taken out
     */
    record Spliced(InputStream bytes, boolean changed) {}

    /** Where the paths lead; what comes behind broken JSON leads nowhere. */
    private List<Span> spans(Frame frame) {
        List<Span> spans = new ArrayList<>();
        try (InputStream bytes = frame.open(0, frame.size());
                JsonParser parser = Json.parser(bytes)) {
            new Walk(parser, spans).run();
        } catch (IOException broken) {
            return spans;
        }
        return spans;
    }

    /** Goes through one document and notes the places of the paths. */
    private final class Walk {

        private final JsonParser parser;
        private final List<Span> spans;
        private final List<Object> place = new ArrayList<>();
        private final Deque<Integer> indices = new ArrayDeque<>();

        Walk(JsonParser parser, List<Span> spans) {
            this.parser = parser;
            this.spans = spans;
        }

        void run() throws IOException {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> place.set(place.size() - 1, parser.currentName());
                    case END_OBJECT, END_ARRAY -> {
                        indices.pop();
                        place.remove(place.size() - 1);
                    }
                    default -> value(token);
                }
            }
        }

        private void value(JsonToken token) throws IOException {
            boolean element = !indices.isEmpty() && indices.peek() >= 0;
            if (element) {
                int index = indices.pop();
                indices.push(index + 1);
                place.set(place.size() - 1, index);
            }
            if (isNamed()) {
                take(token);
            } else if (token.isStructStart()) {
                indices.push(token == JsonToken.START_ARRAY ? 0 : -1);
                place.add("");
            }
        }

        private boolean isNamed() {
            for (JsonPath path : paths) {
                if (path.matches(place)) {
                    return true;
                }
            }
            return false;
        }

        private void take(JsonToken token) throws IOException {
            long start = parser.currentTokenLocation().getByteOffset();
            long end;
            if (token.isStructStart()) {
                parser.skipChildren();
                end = parser.currentLocation().getByteOffset();
            } else if (token == JsonToken.VALUE_STRING) {
                parser.finishToken();
                end = parser.currentLocation().getByteOffset();
            } else {
                end = start + parser.getTextLength();
            }
            spans.add(new Span(start, end));
        }
    }
}
