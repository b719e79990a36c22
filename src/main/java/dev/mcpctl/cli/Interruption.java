package dev.mcpctl.cli;

import dev.mcpctl.cli.asking.Surroundings;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens on Ctrl-C, on termination and on hang-up: the first signal ends all waiting, so that requests are cancelled
 * and servers stopped on the ordinary way out; a second one forces them at once.
 *
 * <p>The first signal arrives as the JVM's shutdown, which then ends with 128 plus the signal's number by itself, as soon as
 * the main thread is done. Nothing is set up for the second one before the first has come.
 */
final class Interruption {

    /** Time for the main thread to begin its way out; it cannot when it reads from a terminal or writes to a full pipe. */
    private static final long REACTION_MILLIS = 1_000;

    /** For an orderly way out: two pauses of two seconds for the server, and a little more. */
    private static final long ORDERLY_MILLIS = 7_000;

    private final List<Connection> open = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final @Nullable Interruption outer;
    private boolean received;
    private boolean finished;

    private Interruption(@Nullable Interruption outer) {
        this.outer = outer;
    }

    /** Reacts to nothing: for runs inside another program. */
    static Interruption none() {
        return new Interruption(null);
    }

    /** For one line of a prompt: it can be interrupted by itself, and the signals of the whole run reach it too. */
    Interruption ofLine() {
        return new Interruption(this);
    }

    /** Ends what the line waits for. */
    void interruptLine() {
        List<Connection> connections;
        List<Runnable> ended;
        synchronized (this) {
            received = true;
            connections = new ArrayList<>(open);
            ended = new ArrayList<>(endings);
        }
        for (Connection connection : connections) {
            connection.interrupt(failure());
        }
        ended.forEach(Runnable::run);
    }

    /** Takes part in the JVM's shutdown. When that has begun already, a signal was received before anything was done. */
    static Interruption installed() {
        Interruption interruption = new Interruption(null);
        // A class and no lambda: the first lambda of a run is slow, and HeadStart takes care of it beside the main
        // thread.
        Thread hook = new Thread("mcpctl-shutdown-1") {
            @Override
            public void run() {
                interruption.shutdown();
            }
        };
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            interruption.received = true;
        }
        return interruption;
    }

    /** The connection ends with a signal from now on; if one came already, at once. */
    void watch(Connection connection) {
        if (outer != null) {
            outer.watch(connection);
        }
        boolean late;
        synchronized (this) {
            open.add(connection);
            late = received;
        }
        if (late) {
            connection.interrupt(failure());
        }
    }

    /**
     * What the main thread waits for ends with a signal from now on; if one came already, at once.
     *
     * @param ending quick; runs on another thread
     * @return takes it back, once nothing waits any more; nobody has to
     */
    Surroundings.Signals.Waiting onSignal(Runnable ending) {
        boolean late;
        synchronized (this) {
            endings.add(ending);
            late = received;
        }
        if (late) {
            ending.run();
        }
        return () -> forget(ending);
    }

    private synchronized void forget(Runnable ending) {
        endings.remove(ending);
    }

    /** The main thread is about to close what is open. */
    void leaving() {
        leaving.countDown();
    }

    /** Whether a signal came. */
    synchronized boolean received() {
        return received;
    }

    /**
     * The main thread is done, and the JVM ends by itself if a signal came.
     *
     * @return whether one came
     */
    synchronized boolean finish() {
        finished = true;
        leaving.countDown();
        done.countDown();
        return received;
    }

    private void shutdown() {
        List<Connection> connections;
        List<Runnable> ended;
        synchronized (this) {
            if (finished) {
                return;
            }
            received = true;
            connections = new ArrayList<>(open);
            ended = new ArrayList<>(endings);
        }
        if (connections.isEmpty() && ended.isEmpty()) {
            return;
        }
        SecondSignal.install(() -> close(Transport.Farewell.AT_ONCE));
        for (Connection connection : connections) {
            connection.interrupt(failure());
        }
        ended.forEach(Runnable::run);
        awaitMain();
    }

    private void awaitMain() {
        try {
            if (!leaving.await(REACTION_MILLIS, TimeUnit.MILLISECONDS)) {
                close(Transport.Farewell.ORDERLY);
                // It may be on its way out all the same, closing a connection that never became a session.
                boolean told = done.await(REACTION_MILLIS, TimeUnit.MILLISECONDS);
                if (!told) {
                    close(Transport.Farewell.AT_ONCE);
                }
            } else if (!done.await(ORDERLY_MILLIS, TimeUnit.MILLISECONDS)) {
                close(Transport.Farewell.AT_ONCE);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            close(Transport.Farewell.AT_ONCE);
        }
    }

    private void close(Transport.Farewell farewell) {
        List<Connection> connections;
        synchronized (this) {
            connections = new ArrayList<>(open);
        }
        for (Connection connection : connections) {
            connection.close(farewell);
        }
    }

    static Failure failure() {
        return Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted");
    }
}
