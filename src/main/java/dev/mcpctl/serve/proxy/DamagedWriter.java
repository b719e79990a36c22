package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.fault.Damage;
import dev.mcpctl.transport.http.HttpPassage.Header;
import dev.mcpctl.transport.http.HttpPassing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a response in which the answer to one request suffers: as JSON, or as an event among others. */
final class DamagedWriter extends ResponseWriter {

    private static final byte[] EVENT = "event: message\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT_END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ResponseWriter inner;
    private final RequestId id;
    private final Damage damage;

    DamagedWriter(ResponseWriter inner, RequestId id, Damage damage) {
        super(inner);
        this.inner = inner;
        this.id = id;
        this.damage = damage;
    }

    @Override
    boolean begun() {
        return inner.begun();
    }

    @Override
    boolean closes() {
        return inner.closes();
    }

    @Override
    OutputStream begin(HttpPassing.Head head) throws IOException {
        boolean events = head.isEventStream();
        List<Header> headers = new ArrayList<>();
        for (Header header : head.headers()) {
            boolean length = header.name().equalsIgnoreCase("Content-Length");
            boolean type = header.name().equalsIgnoreCase("Content-Type") && damage.comesTwice();
            if (!length && !type) {
                headers.add(header);
            }
        }
        if (damage.comesTwice()) {
            headers.add(new Header("Content-Type", "text/event-stream"));
        }
        OutputStream target = inner.begin(new HttpPassing.Head(head.status(), head.reason(), headers, -1));
        return events ? new Events(target) : new Whole(target);
    }

    private boolean isAnswer(byte[] json) {
        try {
            JsonNode message = Json.tolerant(json);
            return !message.has("method") && id.equals(RequestId.read(message.get("id")));
        } catch (JsonProblem | UncheckedIOException noMessage) {
            return false;
        }
    }

    private void damaged(byte[] changed, OutputStream target) throws IOException {
        if (!damage.write(changed, target)) {
            target.flush();
            throw new IOException("the response breaks off, as it should");
        }
    }

    private void event(byte[] changed, OutputStream target) throws IOException {
        target.write(EVENT);
        damaged(changed, target);
        target.write(EVENT_END);
    }

    /** A body that is one message: kept until it is complete. */
    private final class Whole extends ByteArrayOutputStream {

        private final OutputStream target;

        Whole(OutputStream target) {
            this.target = target;
        }

        @Override
        public void close() throws IOException {
            byte[] body = toByteArray();
            if (!isAnswer(body)) {
                target.write(body);
            } else if (damage.comesTwice()) {
                byte[] changed = damage.changed(body);
                event(changed, target);
                event(changed, target);
            } else {
                damaged(damage.changed(body), target);
            }
            target.close();
        }
    }

    /** A stream of events: each goes on when it is complete. */
    private final class Events extends OutputStream {

        private final OutputStream target;
        private final ByteArrayOutputStream block = new ByteArrayOutputStream();
        private int last;

        Events(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            if (value == '\r') {
                return;
            }
            block.write(value);
            if (value == '\n' && last == '\n') {
                pass();
            }
            last = value;
        }

        private void pass() throws IOException {
            byte[] whole = block.toByteArray();
            block.reset();
            byte[] data = data(whole);
            if (!isAnswer(data)) {
                target.write(whole);
                return;
            }
            byte[] changed = damage.changed(data);
            for (int times = damage.comesTwice() ? 2 : 1; times > 0; times--) {
                event(changed, target);
            }
        }

        private byte[] data(byte[] event) {
            StringBuilder data = new StringBuilder();
            for (String line : new String(event, StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.startsWith("data:")) {
                    data.append(line, line.startsWith("data: ") ? 6 : 5, line.length())
                            .append('\n');
                }
            }
            return data.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        @Override
        public void close() throws IOException {
            target.write(block.toByteArray());
            target.close();
        }
    }
}
