package dev.mcpctl.transport;

import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stamps wire events and hands them to the listener one at a time, in the order of their stamps. Thread-safe. */
public final class Tap {

    private final InstantSource clock;
    private final WireListener listener;
    private boolean exitTold;

    /** A tap for one transport. */
    public Tap(InstantSource clock, WireListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** Whether anybody wants the events that take time to make. */
    public boolean detailed() {
        return listener.detailed();
    }

    /** A message left, in this HTTP exchange or, with 0, in none. */
    public synchronized void sent(Frame frame, long exchange) {
        listener.on(new WireEvent.Sent(clock.instant(), frame, exchange));
    }

    /** Bytes arrived that may be a message, in this HTTP exchange or, with 0, in none. */
    public synchronized void received(Frame frame, long exchange) {
        listener.on(new WireEvent.Received(clock.instant(), frame, exchange));
    }

    /** The peer broke a rule. */
    public synchronized void finding(String rule, String problem, String excerpt) {
        listener.on(new WireEvent.Finding(clock.instant(), rule, problem, excerpt));
    }

    /** Makes an event once its moment is known. */
    @FunctionalInterface
    public interface Moment {
        /** The event of this moment. */
        WireEvent event(Instant at);
    }

    /** Any other event. */
    public synchronized void tell(Moment moment) {
        listener.on(moment.event(clock.instant()));
    }

    /** A line on stdout is none. */
    synchronized void noise(long line, long size, Frame beginning) {
        listener.on(new WireEvent.NotMessage(clock.instant(), 0, line, size, beginning));
    }

    synchronized void stderr(String line) {
        listener.on(new WireEvent.StderrLine(clock.instant(), line));
    }

    synchronized void started(long pid, List<String> command) {
        listener.on(new WireEvent.ProcessStarted(clock.instant(), pid, command));
    }

    /** Several threads may learn of it; only the first is heard. */
    synchronized void exited(long pid, @Nullable Integer status, String means) {
        if (!exitTold) {
            exitTold = true;
            listener.on(new WireEvent.ProcessExited(clock.instant(), pid, status, means));
        }
    }
}
