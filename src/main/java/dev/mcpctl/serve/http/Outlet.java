package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Hands what a log gathers to a visitor. */
final class Outlet {

    /** A client that went away is only noticed by writing to it. */
    private static final long HEARTBEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

    /** An answer that comes within this time, with nothing before it, needs no stream. */
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final int RETRY_MILLIS = 500;

    private final EventLog log;
    private final int ticket;
    private final Tags tags;

    /**
     * How the events of a stream are marked.
     *
     * @param stream number for their ids, or negative for none
     * @param primer whether the stream begins with an id and no data
     */
    record Tags(int stream, boolean primer) {

        static final Tags NONE = new Tags(-1, false);

        String id(long number) {
            return stream + "-" + number;
        }
    }

    Outlet(EventLog log, Tags tags) {
        this.log = log;
        this.ticket = log.attach();
        this.tags = tags;
    }

    /**
     * Gives the answer to a request: as JSON when it comes soon and alone, else as a stream that ends with it.
     *
     * @param status of an answer that comes as JSON
     * @throws IOException when the client has gone
     */
    void answer(Visit visit, ToIntFunction<JsonNode> status) throws IOException {
        EventLog.Event first = log.next(ticket, 0, SHORT_NANOS);
        if (first != null && !first.message().has("method")) {
            visit.answer(status.applyAsInt(first.message()), first.message());
            return;
        }
        stream(visit, 0);
    }

    /**
     * Gives everything after an event until there is no more.
     *
     * @throws IOException when the client has gone
     */
    void stream(Visit visit, long after) throws IOException {
        try (EventWriter writer = visit.events()) {
            if (tags.primer() && after == 0) {
                writer.primer(tags.id(0), RETRY_MILLIS);
            }
            pour(writer, after);
        }
    }

    /** The same into a stream that has begun. */
    void pour(EventWriter writer, long after) throws IOException {
        long seen = after;
        while (!log.isOver(ticket, seen) && !Thread.currentThread().isInterrupted()) {
            EventLog.Event event = log.next(ticket, seen, HEARTBEAT_NANOS);
            if (event != null) {
                writer.message(tags.stream() < 0 ? null : tags.id(event.number()), event.message());
                seen = event.number();
            } else if (!log.isOver(ticket, seen)) {
                writer.heartbeat();
            }
        }
    }
}
