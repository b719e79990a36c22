package dev.mcpctl.transport.http;

import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.transport.FrameLimits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A stream of messages over as many connections as it takes. Specification 2025-11-25, Transports: after a break the
 * client goes on behind the last event that it saw, and waits first for as long as the server said. Used by one thread;
 * any thread may stop it.
 */
final class EventStream implements EventReader.Target {

    static final int MOST_RECONNECTIONS = 5;

    private static final int CHUNK = 16 << 10;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    /** How long a server may take to end its stream when it has answered. */
    static final Duration AFTER_ANSWER = Duration.ofSeconds(1);

    /** The same where somebody waits; most servers end it in one breath with the answer. */
    static final Duration AFTER_ANSWER_IN_HASTE = Duration.ofMillis(20);

    /** A connection that held for so long was a good one: something on the way ends those that are idle. */
    private static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Delivery delivery;
    private final FrameLimits limits;
    private final HttpTap tap;
    private final @Nullable RequestId request;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable String lastId;
    private long retryMillis = -1;
    private int attempts;
    private long exchange;

    /**
     * A stream.
     *
     * @param request that it carries the answer to, or null when it carries no answer
     */
    EventStream(Delivery delivery, FrameLimits limits, HttpTap tap, @Nullable RequestId request) {
        this.delivery = delivery;
        this.limits = limits;
        this.tap = tap;
        this.request = request;
    }

    /**
     * Reads one connection to its end, orderly or not; the caller closes the response.
     *
     * @param afterAnswer how long it may last when the answer is there
     */
    void read(long number, Response response, Duration afterAnswer) {
        exchange = number;
        long begun = System.nanoTime();
        EventReader reader = new EventReader(limits, this);
        boolean lingering = false;
        byte[] chunk = new byte[CHUNK];
        try (InputStream bytes = response.body().byteStream()) {
            for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
                reader.feed(chunk, 0, count);
                if (!lingering && isAnswered()) {
                    // The server should end the stream now; what else it says is heard, but not for long.
                    lingering = true;
                    response.body().source().timeout().deadline(afterAnswer.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (IOException problem) {
            if (!isAnswered()) {
                tap.broken(number, problem);
            }
        } finally {
            reader.end();
            attempts = System.nanoTime() - begun >= LASTING_NANOS ? 0 : attempts;
        }
    }

    private boolean isAnswered() {
        return request != null && !delivery.awaits(request);
    }

    @Override
    public void event(EventReader.Event event) {
        attempts = 0;
        lastId = event.id() == null || !isHeaderText(event.id()) ? lastId : event.id();
        tap.event(exchange, event);
        if (event.data() == null) {
            return;
        }
        if (event.name().equals("message")) {
            Transport.Origin origin = request == null ? null : new Transport.Origin(request, 0, false);
            delivery.message(event.data(), origin, exchange);
        } else {
            event.data().close();
        }
    }

    /** An id that no header can carry is one behind which nothing can be asked for. */
    private static boolean isHeaderText(String id) {
        return id.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f);
    }

    @Override
    public void growing() {
        delivery.arriving(request);
    }

    @Override
    public void comment(String text) {
        tap.line(exchange, "comment", text);
    }

    @Override
    public void retry(long millis) {
        retryMillis = millis;
        tap.line(exchange, "retry", Long.toString(millis));
    }

    /** The id to go on behind, or null when there is none. */
    @Nullable
    String lastId() {
        return lastId;
    }

    /** Waits before the next connection; false when there should be none. */
    boolean pause() {
        if (attempts == MOST_RECONNECTIONS) {
            return false;
        }
        long millis = retryMillis >= 0 ? retryMillis : Math.min(FIRST_PAUSE_MILLIS << attempts, LONGEST_PAUSE_MILLIS);
        attempts++;
        return pause(Duration.ofMillis(millis));
    }

    /** Waits that long; false when it was stopped meanwhile. */
    boolean pause(Duration length) {
        try {
            return !stopped.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends a pause. */
    void stop() {
        stopped.countDown();
    }
}
