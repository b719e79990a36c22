package dev.mcpctl.rpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
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

    /** A rule that a message can break. */
    public enum Rule {
        /** No JSON, or more than one value. */
        INVALID_JSON("invalid-json"),
        /** JSON, but no request, notification or answer. */
        NO_MESSAGE("no-message"),
        /** An answer, as far as it was read, that is longer than the limit. */
        MESSAGE_TOO_LARGE("message-too-large"),
        /** A request or notification that is longer than the limit. */
        CALL_TOO_LARGE("call-too-large"),
        /** A batch of more than a mebibyte. */
        BATCH_TOO_LARGE("batch-too-large"),
        /** A result that does not say to what. */
        ANSWER_WITHOUT_ID("answer-without-id"),
        /** An answer with both. */
        RESULT_AND_ERROR("result-and-error"),
        /** A message with both a method and an answer. */
        METHOD_AND_ANSWER("method-and-answer"),
        /** The version is not that of JSON-RPC 2.0. */
        JSONRPC_VERSION("jsonrpc-version"),
        /** A request whose id is no id. */
        REQUEST_ID("request-id"),
        /** An error that is no object. */
        ERROR_SHAPE("error-shape");

        private final String label;

        Rule(String label) {
            this.label = label;
        }

        /** Its stable name in findings and recordings. */
        public String label() {
            return label;
        }

        /** Whether what breaks it was surely meant as an answer, even if it does not say to what. */
        boolean meantAsAnswer() {
            return this == MESSAGE_TOO_LARGE || this == BATCH_TOO_LARGE || this == ANSWER_WITHOUT_ID;
        }
    }

    /**
     * Something else.
     *
     * @param rule the broken rule
     * @param id the request of ours that it seems to answer, or null
     */
    public record Malformed(
            Rule rule, String problem, @Nullable RequestId id) implements Found {}

    private final Frame frame;
    private final List<Found> found = new ArrayList<>(1);
    private MessageParts parts = new MessageParts();

    private MessageReader(Frame frame) {
        this.frame = frame;
    }

    /**
     * All that the frame holds: one element, or one for each member of a batch, and a {@link Malformed} more behind each
     * message that breaks a rule but can be understood. Never empty.
     *
     * @throws Failure local file, when a spooled frame cannot be read back
     */
    public static List<Found> read(Frame frame) {
        MessageReader reader = new MessageReader(frame);
        try {
            reader.read();
        } catch (JsonProcessingException problem) {
            reader.onlyMalformed(Rule.INVALID_JSON, Json.problem(problem).message());
        } catch (IOException problem) {
            throw Failure.localFile("a large message could not be read back from its temporary file", problem);
        }
        return reader.found;
    }

    private void onlyMalformed(Rule rule, String problem) {
        found.clear();
        found.add(new Malformed(rule, problem, parts.answered()));
    }

    private void read() throws IOException {
        if (frame instanceof Frame.Bytes bytes) {
            try (JsonParser parser = Json.parser(bytes.bytes())) {
                readSmall(parser);
            }
            return;
        }
        readLarge(Outline.of(frame));
    }

    private void readSmall(JsonParser parser) throws IOException {
        TreeReader tree = TreeReader.tolerant(parser);
        JsonToken first = parser.nextToken();
        if (first == null) {
            onlyMalformed(Rule.INVALID_JSON, "no JSON: the message is empty");
            return;
        }
        if (first == JsonToken.START_ARRAY) {
            batch(parser, tree);
        } else {
            one(parser, tree);
        }
        end(parser);
    }

    /** Specification 2025-03-26, Basic: batches must be understood; later revisions have none. */
    private void batch(JsonParser parser, TreeReader tree) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            one(parser, tree);
        }
        if (found.isEmpty()) {
            onlyMalformed(Rule.NO_MESSAGE, "an empty batch");
        }
    }

    private void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            onlyMalformed(Rule.INVALID_JSON, "text after the end of the message");
        }
    }

    private void one(JsonParser parser, TreeReader tree) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            tree.value();
            found.add(new Malformed(Rule.NO_MESSAGE, "a JSON value that is no object", null));
            return;
        }
        parts = new MessageParts();
        String name;
        while ((name = tree.nextName()) != null) {
            parts.begin(name);
            parser.nextToken();
            long start = parser.currentTokenLocation().getByteOffset();
            parts.put(name, tree.value());
            if (name.equals("result")) {
                parts.resultAt(start, parser.currentLocation().getByteOffset());
            }
        }
        found();
    }

    private void found() {
        Found message = parts.message(frame);
        found.add(message);
        Malformed blemish = parts.blemish();
        if (message instanceof Proper && blemish != null) {
            found.add(blemish);
        }
    }

    private void readLarge(Outline outline) throws IOException {
        LongTexts strings = new LongTexts(frame, outline.longTexts().iterator());
        parts.resultAt(outline.resultStart(), outline.resultEnd());
        try (InputStream bytes = ExcisedStream.of(frame, outline.longTexts());
                JsonParser parser = Json.parser(bytes)) {
            large(parser, TreeReader.tolerant(parser, strings));
        } catch (JsonProcessingException problem) {
            if (!frame.truncated()) {
                throw problem;
            }
        }
        if (frame.truncated()) {
            truncated();
        }
    }

    private void large(JsonParser parser, TreeReader tree) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            Rule rule = first == JsonToken.START_ARRAY ? Rule.BATCH_TOO_LARGE : Rule.NO_MESSAGE;
            onlyMalformed(rule, "a value of more than 1 MiB that is no single message");
            return;
        }
        String name;
        while ((name = tree.nextName()) != null) {
            parts.begin(name);
            parts.put(name, tree.memberValue());
        }
        found();
        end(parser);
    }

    private void truncated() {
        onlyMalformed(parts.calls() ? Rule.CALL_TOO_LARGE : Rule.MESSAGE_TOO_LARGE, "a message longer than the limit");
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
            if (cut == null || cut.ordinal() != ordinal) {
                return TextNode.valueOf(parser.getText());
            }
            next = cuts.hasNext() ? cuts.next() : null;
            return new LongText(frame, cut.start(), cut.end());
        }
    }
}
