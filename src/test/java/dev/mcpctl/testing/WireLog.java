package dev.mcpctl.testing;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Remembers what a transport delivers and tells, and waits for it with a deadline. */
public final class WireLog implements Transport.Inbox, WireListener {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST = 2000;

    private final List<WireEvent> events = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<RequestId> arriving = new ArrayList<>();
    private volatile boolean detailed;
    private int sideStreamEnds;
    private Failure reason;

    /** Events that take time to make are wanted too. */
    public void wantDetails() {
        detailed = true;
    }

    @Override
    public boolean detailed() {
        return detailed;
    }

    @Override
    public synchronized void received(Frame frame) {
        frames.add(frame);
        texts.add(beginning(frame));
        notifyAll();
    }

    /** What was said to get no answer. */
    private final Map<RequestId, Failure> failures = new HashMap<>();

    @Override
    public synchronized void arriving(RequestId request) {
        arriving.add(request);
        notifyAll();
    }

    /** For each mebibyte of long messages, the request in whose exchange it came. */
    public synchronized List<RequestId> arriving() {
        return List.copyOf(arriving);
    }

    @Override
    public synchronized void failed(RequestId request, Failure why) {
        failures.putIfAbsent(request, why);
        notifyAll();
    }

    @Override
    public synchronized void sideStreamEnded(Failure why) {
        sideStreamEnds++;
        notifyAll();
    }

    /** Waits until streams for unsolicited messages have ended this many times. */
    public void awaitSideStreamEnd(int times) {
        await("end " + times + " of the side stream", log -> log.sideStreamEnds >= times);
    }

    /** Whether neither an answer nor a failure came for it yet. */
    @Override
    public synchronized boolean awaits(RequestId request) {
        if (failures.containsKey(request)) {
            return false;
        }
        for (String text : texts) {
            boolean named = text.contains("\"id\":" + request + ",") || text.contains("\"id\":" + request + "}");
            if (named && !text.contains("\"method\"")) {
                return false;
            }
        }
        return true;
    }

    /** Why a request gets no answer, as soon as it is known. */
    public synchronized Failure failure(RequestId request) {
        await("the failure of request " + request, log -> log.failures.containsKey(request));
        return failures.get(request);
    }

    @Override
    public synchronized void closed(Failure why) {
        if (reason != null) {
            throw new AssertionError("closed twice: " + reason + ", then " + why);
        }
        reason = why;
        notifyAll();
    }

    @Override
    public synchronized void on(WireEvent event) {
        events.add(event);
        notifyAll();
    }

    /** The frame with this number, counted from 0, as soon as it is there. */
    public synchronized Frame frame(int number) {
        await("frame " + number, log -> log.frames.size() > number);
        return frames.get(number);
    }

    /** The same as text; long ones only begin. */
    public synchronized String text(int number) {
        frame(number);
        return texts.get(number);
    }

    /** Why the transport closed, as soon as it has. */
    public synchronized Failure reason() {
        await("the reason for closing", log -> log.reason != null);
        return reason;
    }

    /** Whether the transport said that it closed. */
    public synchronized boolean isClosed() {
        return reason != null;
    }

    /** The texts of all frames so far. */
    public synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    /** The first event of a kind, as soon as it is there. */
    public synchronized <E extends WireEvent> E event(Class<E> kind) {
        await(kind.getSimpleName(), log -> !log.all(kind).isEmpty());
        return all(kind).get(0);
    }

    /** The first finding of a rule, as soon as it is there. */
    public synchronized WireEvent.Finding finding(String rule) {
        await("finding " + rule, log -> !log.findings(rule).isEmpty());
        return findings(rule).get(0);
    }

    /** All findings of a rule so far. */
    public synchronized List<WireEvent.Finding> findings(String rule) {
        return all(WireEvent.Finding.class).stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    /** All events of a kind so far. */
    public synchronized <E extends WireEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits until the condition holds. */
    public synchronized void await(String what, Predicate<WireLog> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(this)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(what + " did not come\n" + this);
            }
            try {
                wait(left);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, interrupt);
            }
        }
    }

    @Override
    public synchronized String toString() {
        return "events " + events + "\nframes " + texts + "\nclosed " + reason;
    }

    private static String beginning(Frame frame) {
        try (InputStream bytes = frame.open(0, Math.min(frame.size(), LONGEST))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }
}
