package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The GET stream on which a server with a handshake sends what belongs to no request. Specification 2025-11-25,
 * Transports, Listening for messages: a server without one says so with 405, which is fine.
 */
final class SideStream implements Runnable {

    /** Some servers send the head of the response only with the first event. */
    private static final long OPENING_MILLIS = 500;

    private final StreamableTransport transport;
    private final Map<String, String> headers;
    private final @Nullable Secret session;
    private final EventStream stream;
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile @Nullable Trip trip;
    private volatile boolean stopped;

    SideStream(StreamableTransport transport, Map<String, String> headers, @Nullable Secret session) {
        this.transport = transport;
        this.headers = headers;
        this.session = session;
        this.stream = transport.stream(null);
    }

    @Override
    public void run() {
        try {
            do {
                if (!read()) {
                    return;
                }
            } while (!stopped && stream.pause() && !stopped);
        } catch (Failure redirected) {
            transport.note("side-stream", "the stream for unsolicited messages failed: " + redirected.message());
        } finally {
            opened.countDown();
        }
    }

    /** Reads one connection to its end; false when there should be no other one. */
    private boolean read() {
        Map<String, String> all = new LinkedHashMap<>(headers);
        String last = stream.lastId();
        if (last != null) {
            all.put("Last-Event-ID", last);
        }
        Trip get = transport.get(all, session);
        trip = get;
        if (stopped) {
            return false;
        }
        try (Response response = get.send()) {
            opened.countDown();
            if (!response.isSuccessful() || !Body.isEventStream(response)) {
                return false;
            }
            stream.read(get.number(), response);
        } catch (IOException broken) {
            return !stopped;
        }
        return true;
    }

    boolean belongsTo(@Nullable Secret other) {
        return Objects.equals(session, other);
    }

    /** Waits for the head of the response, but not for long. */
    void awaitOpen() {
        try {
            if (!opened.await(OPENING_MILLIS, TimeUnit.MILLISECONDS)) {
                transport.note(
                        "side-stream", "the stream for unsolicited messages is slow to open; went on without it");
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped = true;
        stream.stop();
        Trip current = trip;
        if (current != null) {
            current.cancel();
        }
    }
}
