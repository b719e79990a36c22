package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.secret.Secret;
import java.io.IOException;
import java.time.Duration;
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
    private volatile boolean over;
    private volatile boolean passing;
    private volatile long overSince;

    SideStream(StreamableTransport transport, Map<String, String> headers, @Nullable Secret session) {
        this.transport = transport;
        this.headers = headers;
        this.session = session;
        this.stream = transport.stream(null);
    }

    @Override
    public void run() {
        Failure end = Transport.lost("the stream for unsolicited messages broke and could not be opened again");
        try {
            Failure refused = null;
            do {
                refused = read();
            } while (refused == null && !stopped && stream.pause() && !stopped);
            passing = passing || refused == null;
            end = refused == null ? end : refused;
        } catch (Failure failure) {
            transport.note("side-stream", "the stream for unsolicited messages failed: " + failure.message());
            end = failure;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError mistake) {
            end = Failure.bug(mistake);
        } finally {
            overSince = System.nanoTime();
            over = true;
            opened.countDown();
        }
        if (!stopped) {
            transport.delivery().sideStreamEnded(end);
        }
    }

    /** Reads one connection to its end; gives the reason when there should be no other one. */
    private @Nullable Failure read() {
        Map<String, String> all = new LinkedHashMap<>(headers);
        String last = stream.lastId();
        if (last != null) {
            all.put("Last-Event-ID", last);
        }
        Trip get = transport.get(all, session);
        trip = get;
        if (stopped) {
            return null;
        }
        try (Response response = get.send()) {
            opened.countDown();
            if (!response.isSuccessful() || !Body.isEventStream(response)) {
                return refused(response.code());
            }
            stream.read(get.number(), response, EventStream.AFTER_ANSWER);
        } catch (IOException broken) {
            if (!stopped) {
                transport.note("side-stream", "the stream for unsolicited messages broke: " + broken.getMessage());
            }
        }
        return null;
    }

    /** Specification 2025-11-25, Session management: 404 means that the session is over; others have no such stream. */
    private Failure refused(int status) {
        passing = isPassing(status);
        return status == 404 && session != null
                ? Transport.lost("the server does not know this session any more (404)")
                : Failure.of(
                                Failure.Kind.PROTOCOL,
                                "no_side_stream",
                                "the server has no stream for what it says by itself (" + status + ")")
                        .detail("http_status", status);
    }

    /** Whether the status speaks of the moment: a server without such a stream has another one. */
    private static boolean isPassing(int status) {
        return switch (status) {
            case 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    boolean belongsTo(@Nullable Secret other) {
        return Objects.equals(session, other);
    }

    /** Whether nothing will come in it any more. */
    boolean isOver() {
        return over;
    }

    /** Whether it is over, for that long at least, and for a reason that may have passed. */
    boolean mayBeTriedAgain(Duration pause) {
        return over && passing && System.nanoTime() - overSince >= pause.toNanos();
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
