package dev.mcpctl.rpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.json.TreeReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads messages out of frames. What is no message is a value too: for an inspector it is a finding. */
public final class MessageReader {

    /** One thing found in a frame. */
    public sealed interface Found {}

    /** A message. */
    public record Proper(Message message) implements Found {}

    /**
     * Something else.
     *
     * @param rule stable name of the broken rule
     * @param id the request it seems to answer, or null
     */
    public record Malformed(String rule, String problem, @Nullable RequestId id) implements Found {}

    private final Frame frame;
    private final List<Found> found = new ArrayList<>(1);

    private MessageReader(Frame frame) {
        this.frame = frame;
    }

    /** All that the frame holds: one element, or one for each member of a batch. Never empty. */
    public static List<Found> read(Frame frame) {
        MessageReader reader = new MessageReader(frame);
        try {
            reader.read();
        } catch (JsonProcessingException problem) {
            reader.malformed("invalid-json", Json.problem(problem).message());
        } catch (JsonProblem problem) {
            reader.malformed("invalid-json", problem.message());
        } catch (IOException problem) {
            throw Failure.localFile("a large message could not be read back from its temporary file", problem);
        }
        return reader.found;
    }

    private void malformed(String rule, String problem) {
        found.clear();
        found.add(new Malformed(rule, problem, null));
    }

    private void read() throws IOException {
        if (frame instanceof Frame.Bytes bytes) {
            try (JsonParser parser = Json.parser(bytes.bytes())) {
                readSmall(parser);
            }
            return;
        }
        readLarge();
    }

    private void readSmall(JsonParser parser) throws IOException {
        TreeReader tree = TreeReader.tolerant(parser);
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                one(parser, tree);
            }
            if (found.isEmpty()) {
                malformed("no-message", "an empty batch");
            }
        } else {
            one(parser, tree);
        }
        if (parser.nextToken() != null) {
            malformed("invalid-json", "text after the end of the message");
        }
    }

    private void one(JsonParser parser, TreeReader tree) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            tree.value();
            found.add(new Malformed("no-message", "a JSON value that is no object", null));
            return;
        }
        MessageParts parts = new MessageParts();
        String name;
        while ((name = tree.nextName()) != null) {
            parser.nextToken();
            long start = parser.currentTokenLocation().getByteOffset();
            JsonNode value = tree.value();
            parts.put(name, value);
            if (name.equals("result")) {
                parts.resultAt(start, parser.currentLocation().getByteOffset());
            }
        }
        found.add(parts.message(frame));
    }

    private void readLarge() throws IOException {
        Outline outline = Outline.of(frame);
        Iterator<Outline.Literal> cuts = outline.longTexts().iterator();
        LongTexts strings = new LongTexts(frame, cuts);
        MessageParts parts = new MessageParts();
        parts.resultAt(outline.resultStart(), outline.resultEnd());
        try (InputStream bytes = ExcisedStream.of(frame, outline.longTexts());
                JsonParser parser = Json.parser(bytes)) {
            TreeReader tree = TreeReader.tolerant(parser, strings);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                malformed("no-message", "a value of more than 1 MiB that is no single message");
                return;
            }
            String name;
            while ((name = tree.nextName()) != null) {
                parts.put(name, tree.memberValue());
            }
        } catch (JsonProcessingException problem) {
            if (!frame.truncated()) {
                throw problem;
            }
        }
        found.add(frame.truncated() ? tooLarge(parts) : parts.message(frame));
    }

    private Malformed tooLarge(MessageParts parts) {
        return new Malformed("message-too-large", "a message longer than the limit", parts.id());
    }

    /** Makes a {@link LongText} of each string that was left in the file. */
    private static final class LongTexts implements TreeReader.Strings {

        private final Frame frame;
        private final Iterator<Outline.Literal> cuts;
        private Outline.@Nullable Literal next;

        LongTexts(Frame frame, Iterator<Outline.Literal> cuts) {
            this.frame = frame;
            this.cuts = cuts;
            this.next = cuts.hasNext() ? cuts.next() : null;
        }

        @Override
        public JsonNode value(JsonParser parser, long ordinal) throws IOException {
            Outline.Literal cut = next;
            if (cut == null || cut.ordinal() > ordinal) {
                return com.fasterxml.jackson.databind.node.TextNode.valueOf(parser.getText());
            }
            if (cut.ordinal() < ordinal) {
                throw new JsonProblem("a member name of more than 64 KiB", 1, 1);
            }
            next = cuts.hasNext() ? cuts.next() : null;
            return new LongText(frame, cut.start(), cut.end());
        }
    }
}
