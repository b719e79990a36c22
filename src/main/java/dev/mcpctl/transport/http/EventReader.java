package dev.mcpctl.transport.http;

import dev.mcpctl.rpc.Frame;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.FrameStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of an event stream into events, however they are divided into chunks. WHATWG HTML, Server-sent events,
 * with two differences: an event without data is told as well, since it may carry an id, and so are comments and
 * {@code retry}. Data of any size is taken, in a file where it is large. Used by one thread.
 */
final class EventReader {

    private static final int NAME_KEPT = 16;
    private static final int VALUE_KEPT = 8 << 10;
    private static final int[] MARK = {0xef, 0xbb, 0xbf};
    private static final int NO_MARK = MARK.length + 1;

    /** Where events go. Called on the reading thread. */
    interface Target extends FrameStore.Growth {
        /** One event; the target owns the frame of its data. */
        void event(Event event);

        /** A comment, at most 8 KiB of it; untrusted. */
        void comment(String text);

        /** The server wants this pause before a reconnection. */
        void retry(long millis);
    }

    /**
     * An event.
     *
     * @param id the last id of the stream up to here, or null when there was none
     * @param name {@code message} when the server named none
     * @param data null when there is none or it is empty
     */
    record Event(@Nullable String id, String name, @Nullable Frame data) {}

    private enum Place {
        /** At the beginning of a line. */
        START,
        /** In the name of a field. */
        NAME,
        /** Behind the colon, where one blank does not count. */
        COLON,
        /** In the value of a field, or in a comment. */
        VALUE
    }

    private final FrameLimits limits;
    private final Target target;
    private final FrameStore data;
    private final ByteArrayOutputStream name = new ByteArrayOutputStream(NAME_KEPT);
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private Place place = Place.START;
    private String field = "";
    private String eventName = "";
    private @Nullable String pendingId;
    private @Nullable String lastId;
    private int markAt;
    private boolean afterReturn;
    private boolean hasData;
    private boolean delivered;

    EventReader(FrameLimits limits, Target target) {
        this.limits = limits;
        this.target = target;
        this.data = new FrameStore(limits.spoolAbove(), target);
    }

    /** The last id of an event that was complete, or null. */
    @Nullable
    String lastId() {
        return lastId;
    }

    /** Takes the next bytes. */
    void feed(byte[] chunk, int start, int end) {
        int at = start;
        while (at < end) {
            at = markAt < MARK.length ? mark(chunk, at) : step(chunk, at, end);
        }
    }

    /** The stream is over; what is not complete does not count. */
    void end() {
        data.clear();
    }

    private int mark(byte[] chunk, int at) {
        if ((chunk[at] & 0xff) == MARK[markAt]) {
            markAt++;
            return at + 1;
        }
        for (int i = 0; i < markAt; i++) {
            name.write(MARK[i]);
            place = Place.NAME;
        }
        markAt = NO_MARK;
        return at;
    }

    /** Takes a byte, or the run of bytes of one value; returns where to go on. */
    private int step(byte[] chunk, int at, int end) {
        byte next = chunk[at];
        boolean secondHalf = next == '\n' && afterReturn;
        afterReturn = next == '\r';
        if (secondHalf) {
            return at + 1;
        }
        if (next == '\n' || next == '\r') {
            endOfLine();
            return at + 1;
        }
        switch (place) {
            case START, NAME -> name(next);
            case COLON -> {
                place = Place.VALUE;
                return next == ' ' ? at + 1 : at;
            }
            case VALUE -> {
                return value(chunk, at, end);
            }
        }
        return at + 1;
    }

    private void name(byte next) {
        if (next == ':') {
            field = text(name);
            beginValue();
            place = Place.COLON;
        } else {
            place = Place.NAME;
            if (name.size() < NAME_KEPT) {
                name.write(next);
            }
        }
    }

    /** Lines of data are joined by a newline. */
    private void beginValue() {
        if (field.equals("data")) {
            if (hasData) {
                keep(new byte[] {'\n'}, 0, 1);
            }
            hasData = true;
        }
    }

    private int value(byte[] chunk, int at, int end) {
        int stop = at;
        while (stop < end && chunk[stop] != '\n' && chunk[stop] != '\r') {
            stop++;
        }
        if (field.equals("data")) {
            keep(chunk, at, stop);
        } else {
            value.write(chunk, at, Math.min(stop - at, VALUE_KEPT - value.size()));
        }
        return stop;
    }

    /** What is longer than allowed is told at once: it may have no end. */
    private void keep(byte[] chunk, int start, int end) {
        if (delivered) {
            return;
        }
        long room = limits.maximumBytes() - data.size();
        data.append(chunk, start, (int) Math.min(end - start, room));
        if (room < end - start) {
            delivered = true;
            target.event(new Event(lastId, eventName(), data.take(data.size(), true)));
        }
    }

    private void endOfLine() {
        Place ended = place;
        place = Place.START;
        if (ended == Place.START) {
            dispatch();
            return;
        }
        if (ended == Place.NAME) {
            field = text(name);
            beginValue();
        }
        String text = text(value);
        switch (field) {
            case "" -> target.comment(text);
            case "event" -> eventName = text;
            case "id" -> pendingId = text.indexOf('\0') < 0 ? text : pendingId;
            case "retry" -> retry(text);
            default -> {}
        }
    }

    private void retry(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10;
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (digits) {
            target.retry(Long.parseLong(text));
        }
    }

    private void dispatch() {
        boolean newId = pendingId != null;
        lastId = newId ? pendingId : lastId;
        if (!delivered && (data.size() > 0 || newId || !eventName.isEmpty())) {
            Frame frame = data.size() == 0 ? null : data.take(data.size(), false);
            target.event(new Event(lastId, eventName(), frame));
        }
        pendingId = null;
        eventName = "";
        hasData = false;
        delivered = false;
        data.clear();
    }

    private String eventName() {
        return eventName.isEmpty() ? "message" : eventName;
    }

    private static String text(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }
}
