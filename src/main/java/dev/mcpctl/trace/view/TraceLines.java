package dev.mcpctl.trace.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.trace.MessageOutline;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.view.Piece.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as lines: when, which way, what, how large, how slow. Used by one thread at a time. */
public final class TraceLines {

    /** An answer that took this long is marked. */
    public static final Duration SLOW = Duration.ofSeconds(1);

    private static final int TIME_WIDTH = 9;
    private static final int TEXT_WIDTH = 46;
    private static final int SHORT_LINE = 160;
    private static final int LONGEST_SUBJECT = 80;

    /** What follows a subject. */
    private static final int SIZE_AND_TIME = 24;

    private static final int LEAST_ROOM = 10;
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_BODY = 20_000;

    private final Instant start;
    private final int detail;
    private final int width;
    private boolean severalConnections;

    /**
     * Lines with times since a start.
     *
     * @param detail 0 for one line an event, 1 with bodies and the parts of streams, 2 with headers
     * @param width columns that one line an event is cut to, 0 where that is nobody's concern
     */
    public TraceLines(Instant start, int detail, int width) {
        this.start = start;
        this.detail = detail;
        this.width = width;
    }

    /** The lines of an event; none when it is too small a thing for the detail that is wanted. */
    public List<List<Piece>> of(Seen seen) {
        RecordedEvent event = seen.event();
        severalConnections |= event.connection() > 1;
        List<List<Piece>> lines = new ArrayList<>();
        switch (event.kind()) {
            case RecordedEvent.MESSAGE -> message(seen, lines);
            case RecordedEvent.HTTP_OPENED -> {
                String what = "http " + event.exchange() + "  " + word(event, "method") + " " + word(event, "url");
                lines.add(line(seen, Look.FAINT, what).pieces());
            }
            case RecordedEvent.HTTP_REQUEST -> headers(event, "> ", lines);
            case RecordedEvent.HTTP_RESPONSE -> {
                long status = event.number("status");
                String what = "http " + event.exchange() + "  " + status + contentType(event);
                lines.add(
                        line(seen, status >= 400 ? Look.BAD : Look.FAINT, what).pieces());
                headers(event, "< ", lines);
            }
            case RecordedEvent.HTTP_ENDED -> ended(seen, lines);
            case RecordedEvent.STREAM_EVENT, RecordedEvent.STREAM_COMMENT, RecordedEvent.STREAM_RETRY ->
                stream(seen, lines);
            case RecordedEvent.NOT_MESSAGE -> {
                long number = event.number("line");
                String where = number > 0 ? "no message on line " + number + " of stdout" : "no message";
                lines.add(sized(line(seen, Look.WARNING, where), event).pieces());
                body(event, lines);
            }
            case RecordedEvent.END -> {}
            default -> lines.add(line(seen, look(event), words(event)).pieces());
        }
        return lines;
    }

    private void message(Seen seen, List<List<Piece>> lines) {
        MessageOutline outline = seen.outline();
        Piece.Line line = begin(seen);
        if (outline == null) {
            line.add(Look.WARNING, "message that cannot be read");
        } else {
            what(line, seen, outline);
        }
        sized(line, seen.event());
        Duration latency = seen.latency();
        if (latency != null) {
            boolean slow = latency.compareTo(SLOW) >= 0;
            String took = Times.duration(latency);
            line.add(" ".repeat(Math.max(2, TIME_WIDTH - took.length())))
                    .add(slow ? Look.WARNING : Look.GOOD, took + (slow ? "  slow" : ""));
        }
        lines.add(line.pieces());
        body(seen.event(), lines);
    }

    private void what(Piece.Line line, Seen seen, MessageOutline outline) {
        if (outline.id() != null) {
            line.add(Look.FAINT, "#" + outline.id() + " ");
        }
        switch (outline.shape()) {
            case REQUEST, NOTIFICATION -> line.add(Look.NAME, String.valueOf(outline.method()));
            case RESULT -> line.add(seen.bad() ? Look.BAD : Look.GOOD, "result");
            case ERROR -> line.add(Look.BAD, "error");
            case BATCH -> line.add("batch");
            case OTHER -> line.add(Look.WARNING, "no JSON-RPC message");
        }
        if (outline.answers() && seen.method() != null) {
            line.add(Look.FAINT, " of " + seen.method());
        }
        if (outline.subject() != null) {
            line.add(" " + fitted(outline.subject(), line.length() + 1 + SIZE_AND_TIME, LONGEST_SUBJECT));
        }
    }

    private void ended(Seen seen, List<List<Piece>> lines) {
        RecordedEvent event = seen.event();
        if (detail < 1) {
            return;
        }
        StringBuilder text = new StringBuilder("http " + event.exchange() + "  took");
        for (String part : new String[] {"dns", "connect", "tls", "send", "first_byte", "receive", "total"}) {
            JsonNode micros = event.json().path("micros").path(part);
            if (micros.isIntegralNumber()) {
                text.append(text.charAt(text.length() - 1) == 'k' ? " " : ", ")
                        .append(part.replace('_', ' '))
                        .append(' ')
                        .append(Times.duration(Duration.ofNanos(micros.longValue() * 1_000)));
            }
        }
        lines.add(line(seen, Look.FAINT, text.toString()).pieces());
    }

    private void stream(Seen seen, List<List<Piece>> lines) {
        RecordedEvent event = seen.event();
        if (detail < 1) {
            return;
        }
        String what = switch (event.kind()) {
            case RecordedEvent.STREAM_EVENT ->
                "event " + word(event, "name") + (event.word("id") == null ? "" : ", id " + word(event, "id"));
            case RecordedEvent.STREAM_COMMENT -> "comment " + event.text();
            default -> "retry in " + event.text() + " ms";
        };
        lines.add(
                line(seen, Look.FAINT, "http " + event.exchange() + "  " + what).pieces());
    }

    private static Look look(RecordedEvent event) {
        return switch (event.kind()) {
            case RecordedEvent.FINDING, RecordedEvent.HTTP_BROKEN -> Look.WARNING;
            case RecordedEvent.STDERR -> Look.PLAIN;
            default -> Look.FAINT;
        };
    }

    private static String words(RecordedEvent event) {
        return switch (event.kind()) {
            case RecordedEvent.STDERR -> "stderr  " + event.text();
            case RecordedEvent.FINDING ->
                word(event, "rule") + ": " + word(event, "problem")
                        + (event.text().isEmpty() ? "" : ": " + event.text());
            case RecordedEvent.PROCESS_STARTED -> "process " + event.number("pid") + " started: " + command(event);
            case RecordedEvent.PROCESS_ENDED ->
                "process " + event.number("pid") + " ended " + word(event, "means")
                        + (event.number("status") < 0 ? "" : ", status " + event.number("status"));
            case RecordedEvent.HTTP_BROKEN -> "http " + event.exchange() + "  broke off: " + word(event, "problem");
            default -> event.kind().isEmpty() ? "event without a kind" : event.kind();
        };
    }

    private static String command(RecordedEvent event) {
        StringBuilder words = new StringBuilder();
        for (JsonNode word : event.json().path("command")) {
            words.append(words.length() == 0 ? "" : " ").append(word.asText(""));
        }
        return words.toString();
    }

    private static String contentType(RecordedEvent event) {
        for (RecordedEvent.Header header : event.headers()) {
            if (header.name().equalsIgnoreCase("content-type")) {
                return " " + header.value();
            }
        }
        return "";
    }

    private Piece.Line begin(Seen seen) {
        RecordedEvent event = seen.event();
        String time = Times.duration(positive(Duration.between(start, event.at())));
        Piece.Line line = new Piece.Line().add(Look.FAINT, " ".repeat(Math.max(0, TIME_WIDTH - time.length())) + time);
        if (severalConnections) {
            line.add(Look.FAINT, " " + event.connection());
        }
        return switch (event.direction()) {
            case TO_SERVER -> line.add(Look.HEADING, "  → ");
            case TO_CLIENT -> line.add(Look.HEADING, "  ← ");
            case NONE -> line.add(Look.FAINT, "  · ");
        };
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private Piece.Line line(Seen seen, Look look, String text) {
        Piece.Line line = begin(seen);
        return line.add(look, detail == 0 ? fitted(text, line.length(), SHORT_LINE) : cut(text, LONGEST_LINE));
    }

    private static Piece.Line sized(Piece.Line line, RecordedEvent event) {
        String size = Times.size(event.size());
        int gap = Math.max(2, TIME_WIDTH + TEXT_WIDTH - line.length() - size.length());
        return line.add(Look.FAINT, " ".repeat(gap) + size);
    }

    private void headers(RecordedEvent event, String mark, List<List<Piece>> lines) {
        if (detail < 2) {
            return;
        }
        for (RecordedEvent.Header header : event.headers()) {
            lines.add(indented()
                    .add(Look.FAINT, mark + header.name() + ": ")
                    .add(cut(header.value(), LONGEST_LINE))
                    .pieces());
        }
    }

    private void body(RecordedEvent event, List<List<Piece>> lines) {
        if (detail < 1) {
            return;
        }
        String text = event.text();
        String shown = cut(pretty(text), LONGEST_BODY);
        for (String line : shown.split("\n", -1)) {
            lines.add(indented().add(line).pieces());
        }
    }

    private static Piece.Line indented() {
        return new Piece.Line().add(" ".repeat(TIME_WIDTH + 4));
    }

    private static String pretty(String text) {
        try {
            return text.length() > LONGEST_BODY ? text : Json.pretty(Json.parse(text));
        } catch (JsonProblem none) {
            return text;
        }
    }

    /** Cut to the width, behind so much of the line, or where there is none to a length. */
    private String fitted(String text, int used, int length) {
        if (width == 0) {
            return cut(text, length);
        }
        int room = Math.max(LEAST_ROOM, width - used);
        return text.length() <= room ? text : text.substring(0, room - 1) + "…";
    }

    private static String cut(String text, int length) {
        return text.length() <= length
                ? text
                : text.substring(0, length) + "… (" + (text.length() - length) + " more characters)";
    }

    private static String word(RecordedEvent event, String name) {
        @Nullable String word = event.word(name);
        return word == null ? "?" : word;
    }
}
