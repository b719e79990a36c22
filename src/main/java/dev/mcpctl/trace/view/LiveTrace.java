package dev.mcpctl.trace.view;

import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.trace.LiveEvents;
import dev.mcpctl.trace.Redaction;
import java.time.Instant;
import java.util.List;

/** Tells what happens on the wire while it happens. Thread-safe. */
public final class LiveTrace {

    private final LiveEvents events;
    private final Pairing pairing = new Pairing();
    private final Phases phases;
    private final TraceLines lines;
    private final EventFilter filter;
    private final Paper paper;
    private long connections;

    /** Where the lines go. */
    public interface Paper {
        /** One line. */
        void line(List<Piece> pieces);
    }

    /**
     * A trace from now on.
     *
     * @param detail see {@link TraceLines}
     */
    public LiveTrace(Instant start, int detail, Options options, Paper paper) {
        this.events = new LiveEvents(options.redaction());
        this.phases = new Phases(start);
        this.lines = new TraceLines(start, detail, options.width());
        this.filter = options.filter();
        this.paper = paper;
    }

    /**
     * What is shown of it.
     *
     * @param width see {@link TraceLines}
     */
    public record Options(EventFilter filter, Redaction redaction, int width) {}

    /** A listener for one more connection. */
    public synchronized WireListener connection() {
        long number = ++connections;
        return new WireListener() {
            @Override
            public void on(WireEvent event) {
                show(number, event);
            }

            @Override
            public boolean detailed() {
                return true;
            }
        };
    }

    private synchronized void show(long connection, WireEvent event) {
        Seen seen = pairing.add(events.event(connection, event), LiveEvents.outline(event));
        phases.add(seen);
        if (filter.takes(seen)) {
            lines.of(seen).forEach(paper::line);
        }
    }

    /** The table of phases, after the last event. */
    public synchronized void finish() {
        paper.line(List.of());
        phases.table().forEach(paper::line);
    }
}
