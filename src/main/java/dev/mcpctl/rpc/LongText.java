package dev.mcpctl.rpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A string too long to hold without need: it stays in its spooled frame and can be streamed. Asking for the text itself
 * still works and loads it, so that code which does not care need not know. An equal {@code TextNode} does not know that
 * it is equal: compare with this one on the left.
 */
public final class LongText extends ValueNode {

    private static final long serialVersionUID = 1L;

    private final transient Frame frame;
    private final long start;
    private final long end;

    /**
     * A string literal in a frame.
     *
     * @param start first byte after the opening quotation mark
     * @param end the closing quotation mark
     */
    LongText(Frame frame, long start, long end) {
        this.frame = frame;
        this.start = start;
        this.end = end;
    }

    /** The tree with every long text loaded in place, so that it no longer needs its frame. */
    static JsonNode loaded(JsonNode node) {
        if (node instanceof LongText text) {
            return TextNode.valueOf(text.load());
        }
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                member.setValue(loaded(member.getValue()));
            }
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, loaded(array.get(i)));
            }
        }
        return node;
    }

    /** Length of the literal in bytes, escapes included. */
    public long literalBytes() {
        return end - start;
    }

    /**
     * The text as UTF-8, unescaped while it is read; the caller closes the stream, before the frame is closed. Reading
     * fails with a protocol {@link Failure} where the literal has an escape that JSON does not know.
     */
    public InputStream openUtf8() {
        return new UnescapedStream(frame.open(start, end));
    }

    private String load() {
        try (InputStream utf8 = openUtf8()) {
            return new String(utf8.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw Failure.localFile("a large message could not be read back from its temporary file", problem);
        }
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.STRING;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_STRING;
    }

    @Override
    public String textValue() {
        return load();
    }

    @Override
    public String asText() {
        return load();
    }

    @Override
    public String asText(String defaultValue) {
        return load();
    }

    @Override
    public byte[] binaryValue() throws IOException {
        return TextNode.valueOf(load()).binaryValue();
    }

    @Override
    public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeString(load());
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof JsonNode node
                        && node.isTextual()
                        && node.textValue().equals(load()));
    }

    @Override
    public int hashCode() {
        return load().hashCode();
    }
}
