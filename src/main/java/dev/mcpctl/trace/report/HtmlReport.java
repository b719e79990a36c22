package dev.mcpctl.trace.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.TreeWriter;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.Recording;
import dev.mcpctl.trace.RecordingReader;
import dev.mcpctl.trace.view.EventFilter;
import dev.mcpctl.trace.view.Pairing;
import dev.mcpctl.trace.view.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording as a page that needs nothing else. The recording stands in it as data; no text of it is ever markup
 * or script, and the page's own policy lets no other script run and nothing be fetched.
 */
public final class HtmlReport {

    /** More would make a browser slow; the page says how many are missing. */
    private static final int MOST_EVENTS = 50_000;

    private static final int LONGEST_TEXT = 256 << 10;

    /** For all texts together; when that is used up, only their beginnings follow. */
    private static final long ALL_TEXT = 96L << 20;

    private static final int BEGINNING = 1 << 10;

    private final Writer page;
    private final EventFilter filter;
    private final Pairing pairing = new Pairing();
    private long left;
    private long shortened;
    private long written;

    /** A report of the events that the filter takes. */
    public HtmlReport(Writer page, EventFilter filter) {
        this.page = page;
        this.filter = filter;
    }

    /** Writes all of the recording; the caller closes both. */
    public void write(RecordingReader recording) throws IOException {
        String style = part("report.css");
        String script = part("report.js");
        String frame = part("report.html")
                .replace("@@STYLE-HASH@@", hash(style))
                .replace("@@SCRIPT-HASH@@", hash(script))
                .replace("@@STYLE@@", style)
                .replace("@@SCRIPT@@", script);
        int data = frame.indexOf("@@DATA@@");
        page.write(frame, 0, data);
        try (JsonGenerator json = Json.generator(page)) {
            json.setCharacterEscapes(new ScriptEscapes());
            data(json, recording);
        }
        page.write(frame.substring(data + "@@DATA@@".length()));
    }

    private static String part(String name) throws IOException {
        try (InputStream resource = HtmlReport.class.getResourceAsStream("/dev/mcpctl/trace/report/" + name)) {
            if (resource == null) {
                throw new IOException("the program lacks its file " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void data(JsonGenerator json, RecordingReader recording) throws IOException {
        Recording.Header header = recording.header();
        json.writeStartObject();
        json.writeObjectFieldStart("header");
        json.writeStringField("server", header.server());
        json.writeStringField(
                "started",
                header.started().equals(Instant.EPOCH) ? "" : header.started().toString());
        json.writeStringField("tool", header.tool());
        texts(json, "command", header.command());
        json.writeEndObject();
        json.writeArrayFieldStart("events");
        events(json, recording);
        json.writeEndArray();
        texts(json, "notes", notes(recording));
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** What of the recording is not on the page, a sentence; null when all is. To be asked after {@link #write}. */
    public @Nullable String omission() {
        return left == 0
                ? null
                : "the page holds the first " + MOST_EVENTS + " of " + (MOST_EVENTS + left)
                        + " events; choose others with --filter";
    }

    private List<String> notes(RecordingReader recording) {
        List<String> notes = new ArrayList<>(recording.notes());
        if (!recording.ended()) {
            notes.add("the recording has no end: what wrote it was killed, or still runs");
        }
        String omission = omission();
        if (omission != null) {
            notes.add(omission);
        }
        if (shortened > 0) {
            notes.add(shortened + " long texts are shortened here");
        }
        return notes;
    }

    private void events(JsonGenerator json, RecordingReader recording) throws IOException {
        Instant start = recording.header().started();
        int count = 0;
        for (RecordedEvent event = recording.next(); event != null; event = recording.next()) {
            Seen seen = pairing.add(event, Seen.outline(event));
            start = start.equals(Instant.EPOCH) ? event.at() : start;
            if (!filter.takes(seen)) {
                continue;
            }
            if (count == MOST_EVENTS) {
                left++;
                continue;
            }
            count++;
            event(json, seen, Duration.between(start, event.at()));
        }
    }

    private void event(JsonGenerator json, Seen seen, Duration since) throws IOException {
        RecordedEvent event = seen.event();
        json.writeStartObject();
        json.writeNumberField("seq", event.sequence());
        json.writeNumberField("ms", Math.max(0, since.toNanos() / 1e6));
        json.writeStringField("kind", event.kind());
        json.writeStringField("direction", event.direction().word());
        if (seen.outline() != null) {
            json.writeStringField("shape", seen.outline().shape().name().toLowerCase(Locale.ROOT));
            text(json, "id", seen.outline().id());
            text(json, "subject", seen.outline().subject());
        }
        text(json, "method", seen.method());
        if (seen.latency() != null) {
            json.writeNumberField("latency", seen.latency().toNanos() / 1e6);
            json.writeNumberField("request", seen.request());
        }
        if (seen.bad()) {
            json.writeBooleanField("bad", true);
        }
        json.writeFieldName("json");
        TreeWriter.write(shortened(event.json()), json);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private ObjectNode shortened(ObjectNode json) {
        int longest = written > ALL_TEXT ? BEGINNING : LONGEST_TEXT;
        long length = (long) json.path("text").asText("").length()
                + json.path("base64").asText("").length();
        written += Math.min(length, longest);
        boolean whole = isShort(json.path("text"), longest) && isShort(json.path("base64"), longest);
        if (whole) {
            return json;
        }
        shortened++;
        ObjectNode copy = json.deepCopy().put("truncated", true);
        for (String name : new String[] {"text", "base64"}) {
            if (!isShort(copy.path(name), longest)) {
                copy.put(name, copy.path(name).textValue().substring(0, longest));
            }
        }
        return copy;
    }

    private static boolean isShort(JsonNode text, int longest) {
        return !text.isTextual() || text.textValue().length() <= longest;
    }
}
