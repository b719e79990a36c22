package dev.mcpctl.rpc;

import dev.mcpctl.failure.Failure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A request that was sent and waits for its answer. Thread-safe. */
public final class Pending {

    /** A lock instead of this object's monitor, which the virtual machine would have to set up and take down for every request. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition news = lock.newCondition();
    private final RequestId id;
    private final String method;
    private final Deadline last;
    private Message.@Nullable Answer answer;
    private @Nullable Failure failure;
    private Deadline quiet = Deadline.none();
    private Duration patience = Duration.ZERO;
    private boolean held;
    private @Nullable Object watcher;
    private @Nullable Runnable exchange;
    private @Nullable Runnable release;

    Pending(RequestId id, String method, Deadline last) {
        this.id = id;
        this.method = method;
        this.last = last;
    }

    /** The id it was sent with. */
    public RequestId id() {
        return id;
    }

    /** The method it calls. */
    public String method() {
        return method;
    }

    /** When the wait ends, unless the peer gives a sign of life. */
    Deadline deadline() {
        lock.lock();
        try {
            return held ? last : quiet.orEarlier(last);
        } finally {
            lock.unlock();
        }
    }

    /** The peer is alive and busy with this request: the clock of {@link #await} starts again. */
    public void extend() {
        lock.lock();
        try {
            quiet = Deadline.in(patience);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The peer waits for us: its silence does not count until {@link #release}. */
    void hold() {
        lock.lock();
        try {
            held = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The peer has what it waited for, and its full time again. */
    void release() {
        lock.lock();
        try {
            held = false;
            extend();
        } finally {
            lock.unlock();
        }
    }

    /** The exchange that whoever waits has to run first. To be called by the thread that waits, before it does. */
    void runFirst(Runnable work) {
        exchange = work;
    }

    /** That exchange, once; null when there is none. */
    @Nullable
    Runnable exchange() {
        Runnable work = exchange;
        exchange = null;
        return work;
    }

    /**
     * The exchange begins, and from here the clock of {@link #await} runs.
     *
     * @param end ends the exchange; called when the request fails, by whoever lets it
     */
    void begin(Duration silence, Runnable end) {
        boolean late;
        lock.lock();
        try {
            patience = silence;
            quiet = Deadline.in(silence);
            release = end;
            late = isDone();
        } finally {
            lock.unlock();
        }
        if (late) {
            end.run();
        }
    }

    /** Fails it when nothing came in time; gives the next moment at which to look, or null when it is done. */
    @Nullable
    Deadline look(Deadline limit) {
        Failure late = null;
        lock.lock();
        try {
            if (isDone()) {
                return null;
            }
            Deadline next = held ? limit : quiet.orEarlier(limit);
            if (!next.passed()) {
                return next;
            }
            late = timeout(limit);
        } finally {
            lock.unlock();
        }
        fail(late);
        return null;
    }

    /** Takes the answer; one that comes too late is closed. */
    void complete(Message.Answer value) {
        Object monitor;
        lock.lock();
        try {
            if (isDone()) {
                close(value);
                return;
            }
            answer = value;
            monitor = watcher;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        tell(monitor);
    }

    void fail(Failure reason) {
        Object monitor;
        Runnable end;
        lock.lock();
        try {
            if (isDone()) {
                return;
            }
            failure = reason;
            monitor = watcher;
            end = release;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        tell(monitor);
        if (end != null) {
            end.run();
        }
    }

    /** Nobody will ask for the answer any more. */
    void discard() {
        lock.lock();
        try {
            if (answer != null) {
                close(answer);
                answer = null;
            }
            if (failure == null) {
                failure = Failure.of(Failure.Kind.INTERRUPTED, "given_up", "the answer to " + method + " was given up");
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Message.Answer unwanted) {
        if (unwanted instanceof Message.Result result) {
            result.body().close();
        }
    }

    private static void tell(@Nullable Object monitor) {
        if (monitor != null) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
    }

    /**
     * Waits for the answer.
     *
     * @param patience how long the peer may be silent; zero means without limit
     * @param limit the moment no sign of life can move
     * @throws Failure timed out, interrupted, or the reason the connection ended
     */
    public Message.Answer await(Duration patience, Deadline limit) {
        lock.lock();
        try {
            this.patience = patience;
            quiet = Deadline.in(patience);
            awaitNews(limit);
            return outcome();
        } finally {
            lock.unlock();
        }
    }

    private void awaitNews(Deadline limit) {
        try {
            while (!isDone()) {
                Deadline next = held ? limit : quiet.orEarlier(limit);
                if (next.passed()) {
                    failure = timeout(limit);
                } else {
                    news.await(next.waitMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException interruption) {
            if (!isDone()) {
                failure = interrupted();
            }
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until one of two has its answer or failed, or the deadline passes; then {@link #done} tells which.
     *
     * @throws Failure interrupted
     */
    static void awaitEither(Pending one, Pending other, Deadline limit) {
        Object monitor = new Object();
        one.watchWith(monitor);
        other.watchWith(monitor);
        synchronized (monitor) {
            try {
                while (!one.done() && !other.done() && !limit.passed()) {
                    monitor.wait(limit.waitMillis());
                }
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw one.interrupted();
            }
        }
    }

    /** Once it is done, whoever waits on this monitor is notified. One monitor at a time. */
    public void watchWith(Object monitor) {
        lock.lock();
        try {
            watcher = monitor;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the answer or a failure is there, so that {@link #await} returns at once. */
    public boolean done() {
        lock.lock();
        try {
            return isDone();
        } finally {
            lock.unlock();
        }
    }

    private boolean isDone() {
        return answer != null || failure != null;
    }

    private Message.Answer outcome() {
        if (answer != null) {
            return answer;
        }
        throw failure == null ? Failure.protocol("no answer to " + method) : failure;
    }

    private Failure interrupted() {
        return Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted while waiting for " + method);
    }

    private Failure timeout(Deadline limit) {
        boolean whole = limit.passed();
        String message =
                "no answer to " + method + " within " + (whole ? "the time for the whole run" : seconds(patience));
        return Failure.of(Failure.Kind.TIMED_OUT, "timeout", message)
                .detail("method", method)
                .hint("a longer " + (whole ? "--max-time" : "--timeout") + " lets it take its time");
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
