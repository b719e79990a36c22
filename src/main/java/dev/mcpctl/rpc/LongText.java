package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A string too long to hold without need: it stays in its spooled frame and can be streamed. Asking for the text itself
 * still works and loads it, so that code which does not care need not know.
 */
public final class LongText extends TextNode {

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
        super("");
        this.frame = frame;
        this.start = start;
        this.end = end;
    }

    /** Length of the literal in bytes, escapes included. */
    public long literalBytes() {
        return end - start;
    }

    /** The text as UTF-8, unescaped while it is read; the caller closes the stream, before the frame is closed. */
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
    public boolean equals(Object other) {
        return this == other || (other instanceof TextNode text && text.textValue().equals(load()));
    }

    @Override
    public int hashCode() {
        return load().hashCode();
    }
}
