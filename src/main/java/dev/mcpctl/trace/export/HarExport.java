package dev.mcpctl.trace.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.trace.Memory;
import dev.mcpctl.trace.MessageOutline;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.Recording;
import dev.mcpctl.trace.view.Seen;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP Archive 1.2: an entry for each HTTP exchange. Messages that went over stdio are entries too, a request with its
 * answer under the address {@code stdio:}, since the format knows nothing but HTTP.
 */
final class HarExport implements Export {

    /** Longer bodies are cut, since an archive is held in memory by whatever reads it. */
    private static final int LONGEST_BODY = 16 << 20;

    /** What waits longer for its answer is written without one. */
    private static final int MOST_OPEN = 1_000;

    /** More heads than that are no exchange. */
    private static final int MOST_EVENTS = 16;

    private static final String CUT = "only the beginning";

    private final JsonGenerator json;
    private final Map<String, Exchange> open = new LinkedHashMap<>();
    private final Map<Long, Seen> asked = new LinkedHashMap<>();

    /** In characters, for all that waits together. */
    private final long room = Memory.part(32);

    private long held;
    private String server = "";

    HarExport(Writer writer) throws IOException {
        this.json = Json.generator(writer);
    }

    /** What is known of an HTTP exchange so far. */
    private static final class Exchange {
        private final List<RecordedEvent> events = new ArrayList<>();
        private final StringBuilder sent = new StringBuilder();
        private final StringBuilder received = new StringBuilder();
        private boolean cut;

        void add(RecordedEvent event) {
            if (events.size() < MOST_EVENTS) {
                events.add(event);
            }
        }

        long size() {
            return (long) sent.length() + received.length();
        }

        @Nullable
        RecordedEvent of(String kind) {
            for (RecordedEvent event : events) {
                if (event.is(kind)) {
                    return event;
                }
            }
            return null;
        }
    }

    @Override
    public void begin(Recording.Header header) throws IOException {
        server = header.server();
        json.writeStartObject();
        json.writeObjectFieldStart("log");
        json.writeStringField("version", "1.2");
        json.writeObjectFieldStart("creator");
        json.writeStringField("name", "mcpctl");
        json.writeStringField("version", header.tool());
        json.writeEndObject();
        json.writeArrayFieldStart("entries");
    }

    @Override
    public void add(Seen seen) throws IOException {
        RecordedEvent event = seen.event();
        if (event.exchange() == 0) {
            withoutHttp(seen);
            return;
        }
        String key = event.connection() + "/" + event.exchange();
        Exchange exchange = open.computeIfAbsent(key, first -> new Exchange());
        if (open.size() > MOST_OPEN) {
            over(open.keySet().iterator().next());
        }
        switch (event.kind()) {
            case RecordedEvent.MESSAGE, RecordedEvent.NOT_MESSAGE -> body(exchange, event);
            case RecordedEvent.STREAM_EVENT -> {
                String id = event.word("id");
                received(exchange, (id == null ? "" : "id: " + id + "\n") + "event: " + event.word("name") + "\n");
            }
            case RecordedEvent.STREAM_COMMENT -> received(exchange, ":" + event.text() + "\n");
            case RecordedEvent.STREAM_RETRY -> received(exchange, "retry: " + event.text() + "\n");
            default -> exchange.add(event);
        }
        if (event.is(RecordedEvent.HTTP_ENDED)) {
            over(key);
        }
    }

    private void over(String key) throws IOException {
        Exchange exchange = open.remove(key);
        if (exchange != null) {
            held -= exchange.size();
            entry(exchange);
        }
    }

    private void body(Exchange exchange, RecordedEvent event) {
        if (event.direction() == RecordedEvent.Direction.TO_SERVER) {
            append(exchange, exchange.sent, event.text());
        } else {
            boolean stream = exchange.received.length() > 0;
            received(exchange, stream ? "data: " + event.text() + "\n\n" : event.text());
        }
        exchange.cut |= event.truncated();
    }

    private void received(Exchange exchange, String text) {
        append(exchange, exchange.received, text);
    }

    private void append(Exchange exchange, StringBuilder body, String text) {
        long free = Math.max(0, Math.min(LONGEST_BODY - (long) body.length(), room - held));
        int length = (int) Math.min(text.length(), free);
        body.append(text, 0, length);
        held += length;
        exchange.cut |= length < text.length();
    }

    private void entry(Exchange exchange) throws IOException {
        RecordedEvent opened = exchange.of(RecordedEvent.HTTP_OPENED);
        if (opened == null) {
            return;
        }
        RecordedEvent sent = exchange.of(RecordedEvent.HTTP_REQUEST);
        RecordedEvent answered = exchange.of(RecordedEvent.HTTP_RESPONSE);
        RecordedEvent ended = exchange.of(RecordedEvent.HTTP_ENDED);
        JsonNode micros = ended == null ? Json.object() : ended.json().path("micros");
        String protocol = sent == null ? "" : String.valueOf(sent.word("protocol"));
        json.writeStartObject();
        json.writeStringField("startedDateTime", opened.at().toString());
        json.writeNumberField("time", Math.max(0, millis(micros, "total")));
        json.writeFieldName("request");
        request(sent == null ? opened : sent, new Line(opened.word("method"), opened.word("url"), protocol), exchange);
        response(answered, protocol, exchange, ended);
        json.writeObjectFieldStart("cache");
        json.writeEndObject();
        timings(micros);
        json.writeEndObject();
    }

    private record Line(@Nullable String method, @Nullable String url, String protocol) {}

    private void request(RecordedEvent head, Line line, Exchange exchange) throws IOException {
        json.writeStartObject();
        json.writeStringField("method", String.valueOf(line.method()));
        json.writeStringField("url", String.valueOf(line.url()));
        json.writeStringField("httpVersion", line.protocol());
        headers(head);
        json.writeArrayFieldStart("queryString");
        json.writeEndArray();
        json.writeNumberField("headersSize", -1);
        json.writeNumberField("bodySize", exchange.sent.length());
        if (exchange.sent.length() > 0) {
            json.writeObjectFieldStart("postData");
            json.writeStringField("mimeType", "application/json");
            json.writeStringField("text", exchange.sent.toString());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void response(
            @Nullable RecordedEvent head, String protocol, Exchange exchange, @Nullable RecordedEvent ended)
            throws IOException {
        json.writeObjectFieldStart("response");
        json.writeNumberField("status", head == null ? 0 : head.number("status"));
        json.writeStringField("statusText", "");
        json.writeStringField("httpVersion", protocol);
        headers(head);
        json.writeObjectFieldStart("content");
        json.writeNumberField("size", exchange.received.length());
        json.writeStringField("mimeType", head == null ? "" : type(head));
        json.writeStringField("text", exchange.received.toString());
        if (exchange.cut) {
            json.writeStringField("comment", CUT);
        }
        json.writeEndObject();
        json.writeStringField("redirectURL", "");
        json.writeNumberField("headersSize", -1);
        json.writeNumberField("bodySize", ended == null ? -1 : ended.size());
        json.writeEndObject();
    }

    private void headers(@Nullable RecordedEvent head) throws IOException {
        json.writeArrayFieldStart("cookies");
        json.writeEndArray();
        json.writeArrayFieldStart("headers");
        for (RecordedEvent.Header header : head == null ? List.<RecordedEvent.Header>of() : head.headers()) {
            json.writeStartObject();
            json.writeStringField("name", header.name());
            json.writeStringField("value", header.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String type(RecordedEvent head) {
        for (RecordedEvent.Header header : head.headers()) {
            if (header.name().equalsIgnoreCase("content-type")) {
                return header.value();
            }
        }
        return "";
    }

    private void timings(JsonNode micros) throws IOException {
        json.writeObjectFieldStart("timings");
        json.writeNumberField("blocked", -1);
        json.writeNumberField("dns", millis(micros, "dns"));
        json.writeNumberField("connect", millis(micros, "connect"));
        json.writeNumberField("ssl", millis(micros, "tls"));
        json.writeNumberField("send", Math.max(0, millis(micros, "send")));
        json.writeNumberField("wait", Math.max(0, millis(micros, "first_byte")));
        json.writeNumberField("receive", Math.max(0, millis(micros, "receive")));
        json.writeEndObject();
    }

    private static double millis(JsonNode micros, String name) {
        return micros.has(name) ? micros.path(name).asLong(0) / 1_000.0 : -1;
    }

    private void withoutHttp(Seen seen) throws IOException {
        MessageOutline outline = seen.outline();
        if (outline == null) {
            return;
        }
        if (outline.asks()) {
            ask(seen);
        } else if (seen.request() > 0) {
            Seen request = asked.remove(seen.request());
            held -= request == null ? 0 : request.event().text().length();
            pair(request == null ? seen : request, request == null ? null : seen);
        } else {
            pair(seen, null);
        }
    }

    private void ask(Seen seen) throws IOException {
        asked.put(seen.event().sequence(), seen);
        held += seen.event().text().length();
        while (asked.size() > MOST_OPEN || (held > room && !asked.isEmpty())) {
            Seen oldest = asked.remove(asked.keySet().iterator().next());
            held -= oldest == null ? 0 : oldest.event().text().length();
            pair(oldest == null ? seen : oldest, null);
        }
    }

    private void pair(Seen request, @Nullable Seen answer) throws IOException {
        Exchange exchange = new Exchange();
        append(exchange, exchange.sent, request.event().text());
        append(exchange, exchange.received, answer == null ? "" : answer.event().text());
        exchange.cut |= answer != null && answer.event().truncated();
        held -= exchange.size();
        double time = answer == null || answer.latency() == null
                ? 0
                : answer.latency().toNanos() / 1e6;
        json.writeStartObject();
        json.writeStringField("startedDateTime", request.event().at().toString());
        json.writeNumberField("time", time);
        json.writeStringField("comment", "JSON-RPC over stdio, not HTTP");
        json.writeFieldName("request");
        String address = "stdio:///" + address(server) + "/" + address(String.valueOf(request.method()));
        request(request.event(), new Line("POST", address, "stdio"), exchange);
        response(null, "stdio", exchange, null);
        json.writeObjectFieldStart("cache");
        json.writeEndObject();
        timings(Json.object().put("first_byte", (long) (time * 1_000)));
        json.writeEndObject();
    }

    private static String address(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("%2F", "/");
    }

    @Override
    public void end() throws IOException {
        for (Exchange exchange : open.values()) {
            entry(exchange);
        }
        for (Seen unanswered : asked.values()) {
            pair(unanswered, null);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.flush();
    }
}
