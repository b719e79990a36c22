package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages that get no answer: notifications, and our answers to requests of the server. The next message should
 * not overtake them, so that sending waits until the server took them, but not for long. Thread-safe.
 */
final class Posts {

    private static final long PATIENCE_MILLIS = 1_500;

    private final Courier courier;
    private final Set<Trip> open = ConcurrentHashMap.newKeySet();

    Posts(Courier courier) {
        this.courier = courier;
    }

    /** What became of a message. */
    static final class Wait {

        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable Failure failure;
        private volatile int status;

        void done(@Nullable Failure reason, int code) {
            failure = reason;
            status = code;
            ended.countDown();
        }

        /** Whether it is done within that time. */
        boolean await(long millis) {
            try {
                return ended.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Why the server did not take it, or null when it did, or nothing is known yet. */
        @Nullable
        Failure failure() {
            return failure;
        }

        /** HTTP status; 0 when there was none. */
        int status() {
            return status;
        }
    }

    /**
     * Sends a message.
     *
     * @param isAnswer whether the server waits for it, so that losing it matters
     * @throws Failure when an answer was refused
     */
    void send(Trip trip, String what, boolean isAnswer) {
        Wait wait = new Wait();
        open.add(trip);
        boolean started = courier.run(() -> wait.done(outcome(trip, what), 0));
        boolean ended = started && wait.await(PATIENCE_MILLIS);
        Failure failure = wait.failure();
        if (ended && failure != null && isAnswer) {
            throw failure;
        }
    }

    private @Nullable Failure outcome(Trip trip, String what) {
        Failure failure = null;
        try (Response response = trip.send()) {
            if (!response.isSuccessful()) {
                Frame.Bytes body = courier.refusal(trip, response);
                failure = StatusFailure.of(courier.endpoint(), response, what, body);
            }
        } catch (IOException problem) {
            failure = courier.broken(trip, problem, what);
        } catch (Failure refused) {
            failure = refused;
        } finally {
            open.remove(trip);
        }
        if (failure != null) {
            courier.tap()
                    .tap()
                    .finding("post-refused", "the server did not take " + what + ": " + failure.message(), "");
        }
        return failure;
    }

    /** Gives up what is still under way. */
    void cancel() {
        for (Trip trip : open) {
            trip.cancel();
        }
    }
}
