package dev.mcpctl.transport.http;

import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.secret.SecretTexts;
import dev.mcpctl.transport.Tap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Tells what happens over HTTP, with a mask for everything that may be a secret. Thread-safe. */
final class HttpTap {

    private static final long SETTLING_MILLIS = 300;
    private static final int LONGEST_VALUE = 16 << 10;
    private static final String CONTENT_TYPE = "Content-Type";

    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "mcp-session-id", "location");

    private final Tap tap;
    private final Set<String> secret;
    private final AtomicLong exchanges = new AtomicLong();
    private final Set<Long> running = new HashSet<>();

    /** Their heads are told by another thread than their ends, and may be the later ones. */
    private final Set<Long> headless = new HashSet<>();

    private volatile boolean answered;
    private volatile @Nullable Shown lastUrl;

    /**
     * A tap.
     *
     * @param secret names of further headers whose values are never shown, in lower case
     */
    HttpTap(Tap tap, Set<String> secret) {
        this.tap = tap;
        this.secret = secret;
    }

    /** The tap for what is no matter of HTTP. */
    Tap tap() {
        return tap;
    }

    /** A request is about to leave; returns the number of its exchange. */
    long opened(Request request) {
        long exchange = exchanges.incrementAndGet();
        String url = shown(request.url());
        List<WireEvent.Header> headers = detailed() ? shown(request.headers()) : List.of();
        tap.tell(at -> new WireEvent.ExchangeOpened(at, exchange, request.method(), url, headers));
        return exchange;
    }

    /** Whether anybody wants headers as they left, timings, and bodies that are no messages. */
    boolean detailed() {
        return tap.detailed();
    }

    /** An exchange begins whose end will be told. */
    Stopwatch stopwatch(long exchange) {
        synchronized (running) {
            running.add(exchange);
            headless.add(exchange);
        }
        return new Stopwatch(this, exchange);
    }

    /**
     * Gives exchanges that are about to end a moment to do so, so that the trace is whole.
     *
     * @param lasting the number of one that goes on and is not waited for; 0 for none
     */
    void settle(long lasting) {
        if (!detailed()) {
            return;
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLING_MILLIS);
        synchronized (running) {
            try {
                for (long left = SETTLING_MILLIS; isUnsettled(lasting) && left > 0; ) {
                    running.wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                }
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isUnsettled(long lasting) {
        return running.size() > (running.contains(lasting) ? 1 : 0) || !headless.isEmpty();
    }

    private void told(Set<Long> of, long exchange) {
        synchronized (running) {
            if (of.remove(exchange)) {
                running.notifyAll();
            }
        }
    }

    /** The head of a request really left. */
    void left(long exchange, String protocol, Headers all) {
        List<WireEvent.Header> headers = shown(all);
        tap.tell(at -> new WireEvent.ExchangeSent(at, exchange, protocol, headers));
    }

    /** An exchange is over. */
    void ended(long exchange, long bytes, WireEvent.Timing timing) {
        tap.tell(at -> new WireEvent.ExchangeEnded(at, exchange, bytes, timing));
        told(running, exchange);
    }

    /** A body that is no message. */
    void notMessage(long exchange, Frame body) {
        tap.tell(at -> new WireEvent.NotMessage(at, exchange, 0, body.size(), body));
    }

    /** Whether the server answered anything yet, so that the way to it is right. */
    boolean answeredOnce() {
        return answered;
    }

    void answered(long exchange, Headers received, int status) {
        answered = true;
        List<WireEvent.Header> headers = detailed() ? shown(received) : typeAlone(received);
        tap.tell(at -> new WireEvent.ExchangeAnswered(at, exchange, status, headers));
        told(headless, exchange);
    }

    private static List<WireEvent.Header> typeAlone(Headers received) {
        String type = received.get(CONTENT_TYPE);
        return type == null ? List.of() : List.of(new WireEvent.Header(CONTENT_TYPE, type));
    }

    void broken(long exchange, IOException problem) {
        String words = String.valueOf(problem.getMessage());
        tap.tell(at -> new WireEvent.ExchangeBroken(at, exchange, words));
        told(headless, exchange);
    }

    void event(long exchange, EventReader.Event event) {
        long bytes = event.data() == null ? 0 : event.data().size();
        tap.tell(at -> new WireEvent.StreamEvent(at, exchange, event.id(), event.name(), bytes));
    }

    void line(long exchange, String field, String value) {
        tap.tell(at -> new WireEvent.StreamLine(at, exchange, field, value));
    }

    /** Nearly all requests go to the same place, and making a URL fit to be shown is slow. */
    private String shown(HttpUrl url) {
        Shown last = lastUrl;
        if (last == null || !last.url().equals(url)) {
            last = new Shown(url, Redirect.shown(url));
            lastUrl = last;
        }
        return last.text();
    }

    private record Shown(HttpUrl url, String text) {}

    private List<WireEvent.Header> shown(Headers headers) {
        List<WireEvent.Header> shown = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i);
            String lower = name.toLowerCase(Locale.ROOT);
            boolean masked = SECRET.contains(lower) || secret.contains(lower) || SecretTexts.tells(lower);
            String value = headers.value(i);
            String bounded = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
            shown.add(new WireEvent.Header(name, masked ? Secret.MASK : bounded));
        }
        return List.copyOf(shown);
    }
}
