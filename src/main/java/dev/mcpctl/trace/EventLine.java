package dev.mcpctl.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes events as lines, each whole and at once. What a frame holds goes through, however much it is. Not thread-safe. */
final class EventLine {

    private static final int BUFFER = 64 << 10;

    private final Writer lines;
    private final Redaction redaction;

    EventLine(OutputStream file, Redaction redaction) {
        this.lines = new OutputStreamWriter(new BufferedOutputStream(file, BUFFER), StandardCharsets.UTF_8);
        this.redaction = redaction;
    }

    void header(Recording.Header header) throws IOException {
        Json.write(header.json(), lines);
        lines.write('\n');
        lines.flush();
    }

    void end(long sequence, Instant at) throws IOException {
        write(new Stamp(sequence, at, 0), RecordedEvent.END, RecordedEvent.Direction.NONE, json -> {});
    }

    /** What all events have. */
    private record Stamp(long sequence, Instant at, long connection) {}

    /** Writes the members that only this kind has. */
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    void event(long sequence, long connection, WireEvent event) throws IOException {
        Stamp stamp = new Stamp(sequence, event.at(), connection);
        if (event instanceof WireEvent.Sent sent) {
            message(stamp, RecordedEvent.Direction.TO_SERVER, sent.exchange(), sent.frame());
        } else if (event instanceof WireEvent.Received received) {
            message(stamp, RecordedEvent.Direction.TO_CLIENT, received.exchange(), received.frame());
        } else if (event instanceof WireEvent.NotMessage bytes) {
            notMessage(stamp, bytes);
        } else if (event instanceof WireEvent.StderrLine error) {
            toClient(stamp, RecordedEvent.STDERR, json -> text(json, error.line()));
        } else if (event instanceof WireEvent.Finding finding) {
            finding(stamp, finding);
        } else if (event instanceof WireEvent.ProcessStarted start) {
            started(stamp, start);
        } else if (event instanceof WireEvent.ProcessExited exit) {
            ended(stamp, exit);
        } else {
            http(stamp, event);
        }
    }

    private void http(Stamp stamp, WireEvent event) throws IOException {
        if (event instanceof WireEvent.ExchangeOpened opened) {
            opened(stamp, opened);
        } else if (event instanceof WireEvent.ExchangeSent head) {
            write(stamp, RecordedEvent.HTTP_REQUEST, RecordedEvent.Direction.TO_SERVER, json -> {
                json.writeNumberField("exchange", head.exchange());
                json.writeStringField("protocol", head.protocol());
                headers(json, head.headers());
            });
        } else if (event instanceof WireEvent.ExchangeAnswered head) {
            toClient(stamp, RecordedEvent.HTTP_RESPONSE, json -> {
                json.writeNumberField("exchange", head.exchange());
                json.writeNumberField("status", head.status());
                headers(json, head.headers());
            });
        } else if (event instanceof WireEvent.ExchangeBroken broken) {
            write(stamp, RecordedEvent.HTTP_BROKEN, RecordedEvent.Direction.NONE, json -> {
                json.writeNumberField("exchange", broken.exchange());
                json.writeStringField("problem", broken.problem());
            });
        } else if (event instanceof WireEvent.ExchangeEnded over) {
            over(stamp, over);
        } else {
            stream(stamp, event);
        }
    }

    private void stream(Stamp stamp, WireEvent event) throws IOException {
        if (event instanceof WireEvent.StreamEvent part) {
            toClient(stamp, RecordedEvent.STREAM_EVENT, json -> {
                json.writeNumberField("exchange", part.exchange());
                if (part.id() != null) {
                    json.writeStringField("id", part.id());
                }
                json.writeStringField("name", part.name());
                json.writeNumberField("size", part.bytes());
            });
        } else if (event instanceof WireEvent.StreamLine part) {
            boolean retry = part.field().equals("retry");
            toClient(stamp, retry ? RecordedEvent.STREAM_RETRY : RecordedEvent.STREAM_COMMENT, json -> {
                json.writeNumberField("exchange", part.exchange());
                text(json, part.value());
            });
        }
    }

    private void message(Stamp stamp, RecordedEvent.Direction direction, long exchange, Frame frame)
            throws IOException {
        write(stamp, RecordedEvent.MESSAGE, direction, json -> {
            if (exchange > 0) {
                json.writeNumberField("exchange", exchange);
            }
            json.writeNumberField("size", frame.size());
            if (frame.truncated()) {
                json.writeBooleanField("truncated", true);
            }
            carried(json, frame);
        });
    }

    private void notMessage(Stamp stamp, WireEvent.NotMessage bytes) throws IOException {
        toClient(stamp, RecordedEvent.NOT_MESSAGE, json -> {
            if (bytes.exchange() > 0) {
                json.writeNumberField("exchange", bytes.exchange());
            }
            if (bytes.line() > 0) {
                json.writeNumberField("line", bytes.line());
            }
            json.writeNumberField("size", bytes.size());
            if (bytes.size() > bytes.frame().size()) {
                json.writeBooleanField("truncated", true);
            }
            carried(json, bytes.frame());
        });
    }

    private void finding(Stamp stamp, WireEvent.Finding finding) throws IOException {
        write(stamp, RecordedEvent.FINDING, RecordedEvent.Direction.NONE, json -> {
            json.writeStringField("rule", finding.rule());
            json.writeStringField("problem", finding.problem());
            if (!finding.excerpt().isEmpty()) {
                text(json, finding.excerpt());
            }
        });
    }

    private void started(Stamp stamp, WireEvent.ProcessStarted start) throws IOException {
        write(stamp, RecordedEvent.PROCESS_STARTED, RecordedEvent.Direction.NONE, json -> {
            json.writeNumberField("pid", start.pid());
            json.writeArrayFieldStart("command");
            for (String word : start.command()) {
                json.writeString(masked(new StringReader(word)), -1);
            }
            json.writeEndArray();
        });
    }

    private void ended(Stamp stamp, WireEvent.ProcessExited exit) throws IOException {
        write(stamp, RecordedEvent.PROCESS_ENDED, RecordedEvent.Direction.NONE, json -> {
            json.writeNumberField("pid", exit.pid());
            if (exit.status() != null) {
                json.writeNumberField("status", exit.status());
            }
            json.writeStringField("means", exit.means());
        });
    }

    private void opened(Stamp stamp, WireEvent.ExchangeOpened opened) throws IOException {
        write(stamp, RecordedEvent.HTTP_OPENED, RecordedEvent.Direction.TO_SERVER, json -> {
            json.writeNumberField("exchange", opened.exchange());
            json.writeStringField("method", opened.method());
            json.writeFieldName("url");
            json.writeString(masked(new StringReader(opened.url())), -1);
            headers(json, opened.headers());
        });
    }

    private void over(Stamp stamp, WireEvent.ExchangeEnded over) throws IOException {
        write(stamp, RecordedEvent.HTTP_ENDED, RecordedEvent.Direction.NONE, json -> {
            WireEvent.Timing timing = over.timing();
            json.writeNumberField("exchange", over.exchange());
            json.writeNumberField("size", over.bytes());
            json.writeObjectFieldStart("micros");
            micros(json, "dns", timing.dns());
            micros(json, "connect", timing.connect());
            micros(json, "tls", timing.tls());
            micros(json, "send", timing.send());
            micros(json, "first_byte", timing.firstByte());
            micros(json, "receive", timing.receive());
            micros(json, "total", timing.total());
            json.writeEndObject();
        });
    }

    private static void micros(JsonGenerator json, String name, long micros) throws IOException {
        if (micros >= 0) {
            json.writeNumberField(name, micros);
        }
    }

    private void headers(JsonGenerator json, List<WireEvent.Header> headers) throws IOException {
        json.writeArrayFieldStart("headers");
        for (WireEvent.Header header : headers) {
            json.writeStartObject();
            json.writeStringField("name", header.name());
            json.writeFieldName("value");
            json.writeString(masked(new StringReader(header.value())), -1);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void toClient(Stamp stamp, String kind, Members members) throws IOException {
        write(stamp, kind, RecordedEvent.Direction.TO_CLIENT, members);
    }

    private void write(Stamp stamp, String kind, RecordedEvent.Direction direction, Members members)
            throws IOException {
        try (JsonGenerator json = Json.generator(lines)) {
            json.writeStartObject();
            json.writeNumberField("seq", stamp.sequence());
            json.writeStringField("at", stamp.at().toString());
            if (stamp.connection() > 0) {
                json.writeNumberField("connection", stamp.connection());
            }
            json.writeStringField("direction", direction.word());
            json.writeStringField("kind", kind);
            members.write(json);
            json.writeEndObject();
        }
        lines.write('\n');
        lines.flush();
    }

    private MaskingReader masked(Reader text) {
        return new MaskingReader(text, redaction.secrets());
    }

    private void text(JsonGenerator json, String text) throws IOException {
        text(json, new StringReader(text), false);
    }

    private void text(JsonGenerator json, Reader text, boolean changed) throws IOException {
        MaskingReader masked = masked(text);
        json.writeFieldName("text");
        json.writeString(masked, -1);
        if (changed || masked.masked()) {
            json.writeBooleanField("redacted", true);
        }
    }

    /** As text, or as base64 where it is none. */
    private void carried(JsonGenerator json, Frame frame) throws IOException {
        Charset charset = isUtf8(frame) ? StandardCharsets.UTF_8 : null;
        Redaction.Spliced spliced = redaction.open(frame);
        try (InputStream bytes = spliced.bytes()) {
            if (charset != null) {
                text(json, new InputStreamReader(bytes, charset), spliced.changed());
            } else {
                base64(json, bytes, spliced.changed());
            }
        }
    }

    /** Each byte is a character here, so that secrets are found between bytes that are no text. */
    private void base64(JsonGenerator json, InputStream bytes, boolean changed) throws IOException {
        MaskingReader masked = masked(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1));
        json.writeFieldName("base64");
        json.writeBinary(new Latin1Stream(masked), -1);
        if (changed || masked.masked()) {
            json.writeBooleanField("redacted", true);
        }
    }

    private static boolean isUtf8(Frame frame) throws IOException {
        char[] chunk = new char[8 << 10];
        try (Reader reader = new InputStreamReader(
                frame.open(0, frame.size()),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            int count;
            do {
                count = reader.read(chunk);
            } while (count >= 0);
            return true;
        } catch (CharacterCodingException no) {
            return false;
        }
    }

    /** Characters back to bytes; the characters of the mask, which are beyond, become their UTF-8 form. */
    private static final class Latin1Stream extends InputStream {

        private final Reader text;
        private byte @Nullable [] beyond;
        private int position;

        Latin1Stream(Reader text) {
            this.text = text;
        }

        @Override
        public int read() throws IOException {
            if (beyond != null) {
                int next = beyond[position++] & 0xff;
                beyond = position == beyond.length ? null : beyond;
                return next;
            }
            int next = text.read();
            if (next <= 0xff) {
                return next;
            }
            beyond = String.valueOf((char) next).getBytes(StandardCharsets.UTF_8);
            position = 0;
            return read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = 0;
            for (int next = length == 0 ? -1 : read(); next >= 0; next = read()) {
                target[offset + count++] = (byte) next;
                if (count == length) {
                    return count;
                }
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
