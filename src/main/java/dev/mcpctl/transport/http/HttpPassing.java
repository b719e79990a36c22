package dev.mcpctl.transport.http;

import dev.mcpctl.rpc.Frame;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.FrameStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One exchange of a passage. Used by one thread, which closes it; any thread may cancel it. */
public final class HttpPassing implements AutoCloseable {

    private static final int CHUNK = 32 << 10;

    private final Call call;
    private final Witness witness;
    private final HttpPassage.Wanted wanted;
    private final @Nullable Frame body;
    private long number;
    private @Nullable Response response;

    /** Who sees what passes, and how much of one message. */
    record Witness(HttpTap tap, FrameLimits limits) {}

    HttpPassing(Call call, Witness witness, HttpPassage.Wanted wanted, @Nullable Frame body) {
        this.call = call;
        this.witness = witness;
        this.wanted = wanted;
        this.body = body;
    }

    /**
     * The head of what the server answered.
     *
     * @param reason empty when there is none
     * @param length of the body as the server tells it; -1 when it does not
     */
    public record Head(int status, String reason, List<HttpPassage.Header> headers, long length) {

        /** The first value of a header, or null. */
        public @Nullable String header(String name) {
            for (HttpPassage.Header header : headers) {
                if (header.name().equalsIgnoreCase(name)) {
                    return header.value();
                }
            }
            return null;
        }

        /** Whether the body is a stream of events. */
        public boolean isEventStream() {
            String type = header("Content-Type");
            return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
        }
    }

    /**
     * Sends the request and waits for the head of the response.
     *
     * @throws IOException when there is no connection, or it broke
     */
    public Head send() throws IOException {
        number = witness.tap()
                .opened(call.request().newBuilder().headers(wanted.exact()).build());
        if (body != null && body.size() > 0 && isJson(wanted.value("Content-Type"))) {
            witness.tap().tap().sent(body, number);
        }
        if (witness.tap().detailed()) {
            call.addEventListener(new Stopwatch(witness.tap(), number));
        }
        try {
            response = call.execute();
        } catch (IOException problem) {
            witness.tap().broken(number, problem);
            throw problem;
        }
        Response seen = wanted.seen() == null ? response : wanted.seen();
        witness.tap().answered(number, seen.headers(), seen.code());
        List<HttpPassage.Header> headers = new ArrayList<>();
        for (int i = 0; i < seen.headers().size(); i++) {
            headers.add(new HttpPassage.Header(
                    seen.headers().name(i), seen.headers().value(i)));
        }
        return new Head(seen.code(), seen.message(), headers, response.body().contentLength());
    }

    /**
     * Hands the body on, every byte as soon as it was seen by the tap.
     *
     * @param target flushed after each chunk, not closed
     * @throws IOException when either side breaks
     */
    public void pour(OutputStream target) throws IOException {
        Response answered = response;
        if (answered == null) {
            throw new IOException("there is no response yet");
        }
        Seen seen = Body.isEventStream(answered) ? new Events() : new Whole(Body.isJson(answered));
        try (InputStream bytes = answered.body().byteStream()) {
            pour(bytes, seen, target);
        } finally {
            seen.drop();
        }
    }

    private void pour(InputStream bytes, Seen seen, OutputStream target) throws IOException {
        byte[] chunk = new byte[CHUNK];
        byte[] held = new byte[CHUNK];
        int length = 0;
        while (true) {
            int count = -1;
            boolean broken = true;
            try {
                count = read(bytes, chunk);
                broken = false;
            } finally {
                if (broken) {
                    // What came before the break belongs to the host.
                    target.write(held, 0, length);
                    target.flush();
                }
            }
            if (count < 0) {
                break;
            }
            seen.feed(chunk, count);
            target.write(held, 0, length);
            length = 0;
            if (seen.holds()) {
                byte[] free = held;
                held = chunk;
                chunk = free;
                length = count;
            } else {
                target.write(chunk, 0, count);
                target.flush();
            }
        }
        seen.end();
        target.write(held, 0, length);
        target.flush();
    }

    /** Forms and the like belong to signing in, and hold secrets that nobody should find in a recording. */
    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }

    private int read(InputStream bytes, byte[] chunk) throws IOException {
        try {
            return bytes.read(chunk);
        } catch (IOException problem) {
            witness.tap().broken(number, problem);
            throw problem;
        }
    }

    /** Ends it wherever it is; whoever waits for it gets an exception. */
    public void cancel() {
        call.cancel();
    }

    @Override
    public void close() {
        if (response != null) {
            response.close();
        }
    }

    /** What the tap makes of a body. */
    private interface Seen {
        void feed(byte[] chunk, int count);

        void end();

        /** Whether the last chunk must not be handed on before the end was seen. */
        boolean holds();

        void drop();
    }

    /** A body that is one message, if any. */
    private final class Whole implements Seen {

        private final FrameStore store = new FrameStore(witness.limits().spoolAbove());
        private final boolean json;
        private boolean truncated;

        Whole(boolean json) {
            this.json = json;
        }

        @Override
        public void feed(byte[] chunk, int count) {
            long room = Math.max(0, witness.limits().maximumBytes() - store.size());
            truncated |= room < count;
            store.append(chunk, 0, (int) Math.min(room, count));
        }

        @Override
        public void end() {
            if (store.size() == 0) {
                return;
            }
            try (Frame frame = store.take(store.size(), truncated)) {
                if (json) {
                    witness.tap().tap().received(frame, number);
                } else if (witness.tap().detailed()) {
                    witness.tap().notMessage(number, frame);
                }
            }
        }

        @Override
        public boolean holds() {
            return true;
        }

        @Override
        public void drop() {
            store.clear();
        }
    }

    private final class Events implements Seen, EventReader.Target {

        private final EventReader reader = new EventReader(witness.limits(), this);

        @Override
        public void feed(byte[] chunk, int count) {
            reader.feed(chunk, 0, count);
        }

        @Override
        public void end() {
            reader.end();
        }

        @Override
        public boolean holds() {
            return false;
        }

        @Override
        public void drop() {
            reader.end();
        }

        @Override
        public void event(EventReader.Event event) {
            witness.tap().event(number, event);
            Frame data = event.data();
            if (data == null) {
                return;
            }
            try (data) {
                if (event.name().equals("message")) {
                    witness.tap().tap().received(data, number);
                }
            }
        }

        @Override
        public void comment(String text) {
            witness.tap().line(number, "comment", text);
        }

        @Override
        public void retry(long millis) {
            witness.tap().line(number, "retry", Long.toString(millis));
        }
    }
}
