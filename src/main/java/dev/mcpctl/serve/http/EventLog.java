package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.serve.Peer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says on one stream, numbered from 1, kept for a client that comes back for it. Thread-safe; one reader at
 * a time: a new one takes the place of the old one.
 */
final class EventLog implements Peer {

    /** Of those that a reader has had, so many can be had again. */
    private static final int KEPT = 256;

    /** A reader so far behind loses the oldest: nothing that a client does may fill the memory. */
    private static final int MOST = 20_000;

    /** One message and its place. */
    record Event(long number, JsonNode message) {}

    private final Deque<Event> events = new ArrayDeque<>();
    private long last;
    private long read;
    private int reader;
    private boolean complete;

    @Override
    public synchronized void send(JsonNode message) {
        if (complete) {
            return;
        }
        events.add(new Event(++last, message));
        trim();
        notifyAll();
    }

    private void trim() {
        while (events.size() > MOST || (events.size() > KEPT && events.element().number() <= read - KEPT)) {
            events.remove();
        }
    }

    /** Nothing more will be said. */
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    synchronized boolean isComplete() {
        return complete;
    }

    /** A new reader; whoever read before is at the end of its stream. */
    synchronized int attach() {
        notifyAll();
        return ++reader;
    }

    /** Whether everything after this event can still be had. */
    synchronized boolean reaches(long seen) {
        return seen <= last
                && (events.isEmpty() ? seen == last : events.element().number() <= seen + 1);
    }

    /** Whether this reader has nothing more to expect. */
    synchronized boolean isOver(int ticket, long seen) {
        return ticket != reader || (complete && seen >= last);
    }

    /**
     * The first event after the one that was seen.
     *
     * @param ticket from {@link #attach}
     * @return null when none came in this time, or none will
     */
    synchronized @Nullable Event next(int ticket, long seen, long nanos) {
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (last <= seen && !complete && ticket == reader && left > 0) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return null;
            }
            left = deadline - System.nanoTime();
        }
        return ticket == reader ? after(seen) : null;
    }

    private @Nullable Event after(long seen) {
        read = Math.max(read, seen);
        for (Event event : events) {
            if (event.number() > seen) {
                return event;
            }
        }
        return null;
    }
}
