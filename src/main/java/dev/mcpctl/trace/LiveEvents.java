package dev.mcpctl.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns wire events into what a recording would say of them, with no more than the beginning of large messages. */
public final class LiveEvents {

    private static final int KEPT = 64 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EventLine line;
    private long sequence;

    /** Events without what is redacted. */
    public LiveEvents(Redaction redaction) {
        this.line = new EventLine(bytes, redaction);
    }

    /** An event as a recording has it. */
    public RecordedEvent event(long connection, WireEvent event) {
        sequence++;
        bytes.reset();
        try {
            line.event(sequence, connection, bounded(event));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        ObjectNode json = (ObjectNode) Json.tolerant(bytes.toByteArray());
        Frame whole = frame(event);
        if (whole != null && whole.size() > KEPT) {
            json.put("size", whole.size()).put("truncated", true);
        }
        RecordedEvent.Direction direction =
                RecordedEvent.Direction.of(json.path("direction").asText(""));
        return new RecordedEvent(
                sequence, event.at(), connection, direction, json.path("kind").asText(""), json);
    }

    /** What the message of an event is, whatever its size; null when the event is no message. */
    public static @Nullable MessageOutline outline(WireEvent event) {
        Frame frame = frame(event);
        return frame == null ? null : MessageOutline.of(frame.open(0, frame.size()));
    }

    private static @Nullable Frame frame(WireEvent event) {
        if (event instanceof WireEvent.Sent sent) {
            return sent.frame();
        }
        return event instanceof WireEvent.Received received ? received.frame() : null;
    }

    private static WireEvent bounded(WireEvent event) throws IOException {
        Frame frame = frame(event);
        if (frame == null || frame.size() <= KEPT) {
            return event;
        }
        return event instanceof WireEvent.Sent sent
                ? new WireEvent.Sent(event.at(), beginning(frame), sent.exchange())
                : new WireEvent.Received(event.at(), beginning(frame), ((WireEvent.Received) event).exchange());
    }

    /** A character that is cut in two would make it no text. */
    private static Frame beginning(Frame frame) throws IOException {
        try (InputStream stream = frame.open(0, KEPT)) {
            byte[] kept = stream.readNBytes(KEPT);
            int end = kept.length;
            while (end > 0 && (kept[end - 1] & 0xc0) == 0x80) {
                end--;
            }
            end = end > 0 && (kept[end - 1] & 0x80) != 0 ? end - 1 : end;
            return Frame.Bytes.of(new String(kept, 0, end, StandardCharsets.UTF_8));
        }
    }
}
