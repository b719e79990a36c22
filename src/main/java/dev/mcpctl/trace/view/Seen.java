package dev.mcpctl.trace.view;

import dev.mcpctl.trace.MessageOutline;
import dev.mcpctl.trace.RecordedEvent;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event together with what those before it tell about it.
 *
 * @param event the event, whose text may be only the beginning
 * @param outline of a message, else null
 * @param method that a request has, or the request that this answers; null where there is none
 * @param latency of an answer to a request that was seen, else null
 * @param request number of the event of that request, else 0
 */
public record Seen(
        RecordedEvent event,
        @Nullable MessageOutline outline,
        @Nullable String method,
        @Nullable Duration latency,
        long request) {

    /** The outline of a message that the event holds whole; null when it is no message. */
    public static @Nullable MessageOutline outline(RecordedEvent event) {
        return event.is(RecordedEvent.MESSAGE) ? MessageOutline.of(new ByteArrayInputStream(event.bytes())) : null;
    }

    /** Whether it is an answer that says no. */
    public boolean bad() {
        return outline != null
                && (outline.shape() == MessageOutline.Shape.ERROR
                        || (outline.shape() == MessageOutline.Shape.RESULT && "isError".equals(outline.subject())));
    }
}
