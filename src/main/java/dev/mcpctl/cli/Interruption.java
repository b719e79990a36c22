package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import sun.misc.Signal;

/**
 * What happens on Ctrl-C, on termination and on hang-up: the first signal ends all waiting, so that requests are cancelled
 * and servers stopped on the ordinary way out; a second one forces them at once.
 */
final class Interruption {

    private static final String[] SIGNALS = {"INT", "TERM", "HUP"};

    /** Time for the main thread to begin its way out; it cannot when it reads from a terminal or writes to a full pipe. */
    private static final long REACTION_NANOS = 1_000_000_000L;

    /** For an orderly way out: two pauses of two seconds for the server, and a little more. */
    private static final long LAST_RESORT_NANOS = 7_000_000_000L;

    private final IntConsumer halt;
    private final List<Connection> open = new ArrayList<>();
    private int signal;
    private boolean onTheWayOut;

    private Interruption(IntConsumer halt) {
        this.halt = halt;
    }

    /** Reacts to nothing: for runs inside another program. */
    static Interruption none() {
        return new Interruption(status -> {});
    }

    /**
     * Takes over the process's signals.
     *
     * @param halt ends the JVM with this status
     */
    @SuppressWarnings("sunapi") // The only way to keep Ctrl-C from ending the JVM before the request is cancelled.
    static Interruption installed(IntConsumer halt) {
        Interruption interruption = new Interruption(halt);
        for (String name : SIGNALS) {
            try {
                Signal.handle(new Signal(name), received -> interruption.signalled(received.getNumber()));
            } catch (IllegalArgumentException notHere) {
                // Windows has no HUP, and -Xrs keeps all of them from us: the JVM's own reaction stays.
                continue;
            }
        }
        return interruption;
    }

    /** The connection ends with a signal from now on; if one came already, at once. */
    void watch(Connection connection) {
        int earlier;
        synchronized (this) {
            open.add(connection);
            earlier = signal;
        }
        if (earlier != 0) {
            connection.interrupt(failure(earlier));
        }
    }

    /** The connection is closed. */
    synchronized void forget(Connection connection) {
        open.remove(connection);
    }

    /** The main thread is about to close what is open. */
    synchronized void leaving() {
        onTheWayOut = true;
    }

    private synchronized boolean isLeaving() {
        return onTheWayOut;
    }

    /** The number of the first signal, or 0. */
    synchronized int received() {
        return signal;
    }

    private void signalled(int number) {
        List<Connection> connections;
        boolean first;
        synchronized (this) {
            first = signal == 0;
            signal = first ? number : signal;
            connections = new ArrayList<>(open);
        }
        if (first && connections.isEmpty()) {
            halt.accept(ExitCode.ofSignal(number));
        } else if (first) {
            for (Connection connection : connections) {
                connection.interrupt(failure(number));
            }
            startLastResort(number);
        } else {
            end(number, Transport.Farewell.AT_ONCE);
        }
    }

    private static Failure failure(int number) {
        String what = number == 2 ? "interrupted" : number == 1 ? "hung up" : "terminated";
        return Failure.of(Failure.Kind.INTERRUPTED, "interrupted", what).detail("signal", number);
    }

    /** A main thread that cannot be woken, such as one that writes into a full pipe, must not keep the process alive. */
    private void startLastResort(int number) {
        Thread thread = new Thread(() -> lastResort(number), "mcpctl-last-resort-1");
        thread.setDaemon(true);
        thread.start();
    }

    private void lastResort(int number) {
        LockSupport.parkNanos(REACTION_NANOS);
        boolean reacts = isLeaving();
        if (reacts) {
            LockSupport.parkNanos(LAST_RESORT_NANOS);
        }
        end(number, reacts ? Transport.Farewell.AT_ONCE : Transport.Farewell.ORDERLY);
    }

    private void end(int number, Transport.Farewell farewell) {
        List<Connection> connections;
        synchronized (this) {
            connections = new ArrayList<>(open);
        }
        for (Connection connection : connections) {
            connection.close(farewell);
        }
        halt.accept(ExitCode.ofSignal(number));
    }
}
