package dev.mcpctl.trace.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.trace.MessageOutline;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.Recording;
import dev.mcpctl.trace.view.Seen;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's OTLP as JSON: a span for the run and below it one for each answered request. Where the requests carried a
 * trace context, the spans belong to that trace, so that those of the server stand below ours.
 */
final class OtlpExport implements Export {

    private static final int CLIENT = 3;
    private static final int SERVER = 2;
    private static final int INTERNAL = 1;
    private static final int ERROR = 2;
    private static final int MOST_NOTES = 1_000;
    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_OPEN = 10_000;
    private static final int SPAN_DIGITS = 16;
    private static final int TRACE_DIGITS = 32;

    private final Target target;
    private JsonGenerator json;
    private int spans;
    private final Map<Long, Asked> asked = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private Recording.@Nullable Header header;
    private @Nullable String trace;
    private String root = "";
    private @Nullable Instant last;

    /** Where the spans go: one document, or several of which each is whole. */
    interface Target {

        /** Takes the next document. */
        Writer next() throws IOException;

        /** The document is complete. */
        default void whole() throws IOException {}

        /** How many spans one document may hold. */
        default int most() {
            return Integer.MAX_VALUE;
        }
    }

    OtlpExport(Target target) throws IOException {
        this.target = target;
        this.json = Json.generator(target.next());
    }

    /** All that has to be remembered of a request until its answer comes: it may be large. */
    private record Asked(RecordedEvent.Direction direction, Instant at, long exchange, MessageOutline outline) {}

    private record Note(Instant at, String kind, String text) {}

    @Override
    public void begin(Recording.Header first) throws IOException {
        header = first;
        open(first);
    }

    private void open(Recording.Header first) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("resourceSpans");
        json.writeStartObject();
        json.writeObjectFieldStart("resource");
        json.writeArrayFieldStart("attributes");
        attribute("service.name", "mcpctl");
        attribute("service.version", first.tool());
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("scopeSpans");
        json.writeStartObject();
        json.writeObjectFieldStart("scope");
        json.writeStringField("name", "mcpctl");
        json.writeEndObject();
        json.writeArrayFieldStart("spans");
    }

    private void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        target.whole();
    }

    /** Begins another document where this one is full. */
    private void makeRoom() throws IOException {
        Recording.Header known = header;
        if (spans++ >= target.most() && known != null) {
            close();
            json = Json.generator(target.next());
            open(known);
            spans = 1;
        }
    }

    @Override
    public void add(Seen seen) throws IOException {
        RecordedEvent event = seen.event();
        last = last == null || event.at().isAfter(last) ? event.at() : last;
        MessageOutline outline = seen.outline();
        if (outline == null) {
            note(event);
        } else if (outline.asks()) {
            context(event);
            asked.put(event.sequence(), new Asked(event.direction(), event.at(), event.exchange(), outline));
            if (asked.size() > MOST_OPEN) {
                asked.remove(asked.keySet().iterator().next());
            }
        } else if (seen.request() > 0) {
            Asked request = asked.remove(seen.request());
            if (request != null) {
                span(request, seen);
            }
        }
    }

    private void note(RecordedEvent event) {
        boolean tells = event.is(RecordedEvent.STDERR)
                || event.is(RecordedEvent.FINDING)
                || event.is(RecordedEvent.HTTP_BROKEN);
        if (tells && notes.size() < MOST_NOTES) {
            String text = event.is(RecordedEvent.STDERR) ? event.text() : String.valueOf(event.word("problem"));
            String bounded = text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE) + "…";
            notes.add(new Note(event.at(), event.kind(), bounded));
        }
    }

    /** The first request that carries a context decides: the others of the run carry the same. */
    private void context(RecordedEvent event) {
        if (trace != null) {
            return;
        }
        String parent = "";
        try {
            JsonNode message = event.text().isEmpty() ? Json.object() : Json.tolerant(event.text());
            parent = message.at("/params/_meta/traceparent").asText("");
        } catch (JsonProblem odd) {
            parent = "";
        }
        boolean proper = parent.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}.*");
        trace = proper ? parent.substring(3, 3 + TRACE_DIGITS) : digest("trace").substring(0, TRACE_DIGITS);
        root = proper
                ? parent.substring(4 + TRACE_DIGITS, 4 + TRACE_DIGITS + SPAN_DIGITS)
                : digest("root").substring(0, SPAN_DIGITS);
    }

    private String digest(String what) {
        Recording.Header known = header;
        String name = known == null ? what : known.started() + "/" + known.server() + "/" + what;
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void span(Asked request, Seen answer) throws IOException {
        makeRoom();
        MessageOutline outline = request.outline();
        String subject = outline.subject();
        boolean ours = request.direction() == RecordedEvent.Direction.TO_SERVER;
        String method = String.valueOf(outline.method());
        json.writeStartObject();
        ids(digest("span" + answer.request()).substring(0, SPAN_DIGITS));
        json.writeStringField("parentSpanId", root);
        json.writeStringField("name", subject == null ? method : method + " " + subject);
        json.writeNumberField("kind", ours ? CLIENT : SERVER);
        times(request.at(), answer.event().at());
        json.writeArrayFieldStart("attributes");
        attribute("rpc.system", "jsonrpc");
        attribute("mcp.method.name", method);
        attribute("jsonrpc.request.id", String.valueOf(outline.id()));
        attribute("network.transport", request.exchange() > 0 ? "tcp" : "pipe");
        if (method.equals("tools/call") && subject != null) {
            attribute("gen_ai.tool.name", subject);
        } else if (method.equals("resources/read") && subject != null) {
            attribute("mcp.resource.uri", subject);
        }
        json.writeEndArray();
        status(answer);
        json.writeEndObject();
    }

    private void ids(String span) throws IOException {
        json.writeStringField("traceId", String.valueOf(trace));
        json.writeStringField("spanId", span);
    }

    private void times(Instant from, Instant to) throws IOException {
        json.writeStringField("startTimeUnixNano", nanos(from));
        json.writeStringField("endTimeUnixNano", nanos(to.isBefore(from) ? from : to));
    }

    private static String nanos(Instant at) {
        return Long.toString(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano()));
    }

    private void status(Seen answer) throws IOException {
        json.writeObjectFieldStart("status");
        if (answer.bad()) {
            json.writeNumberField("code", ERROR);
            MessageOutline outline = answer.outline();
            if (outline != null && outline.subject() != null) {
                json.writeStringField("message", outline.subject());
            }
        }
        json.writeEndObject();
    }

    private void attribute(String key, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", key);
        json.writeObjectFieldStart("value");
        json.writeStringField("stringValue", value);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The span of the run, with what was told beside the messages. */
    private void root(Recording.Header known) throws IOException {
        json.writeStartObject();
        ids(root);
        json.writeStringField(
                "name",
                "mcpctl"
                        + (known.command().isEmpty()
                                ? ""
                                : " " + known.command().get(0)));
        json.writeNumberField("kind", INTERNAL);
        Instant end = last == null ? known.started() : last;
        times(known.started().equals(Instant.EPOCH) ? end : known.started(), end);
        json.writeArrayFieldStart("attributes");
        attribute("mcp.server", known.server());
        json.writeEndArray();
        json.writeArrayFieldStart("events");
        for (Note note : notes) {
            json.writeStartObject();
            json.writeStringField("timeUnixNano", nanos(note.at()));
            json.writeStringField("name", note.kind());
            json.writeArrayFieldStart("attributes");
            attribute("message", note.text());
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        Recording.Header known = header;
        if (known != null && trace != null) {
            makeRoom();
            root(known);
        }
        close();
    }
}
