package dev.mcpctl.transport.http;

import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.transport.Tap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;

/** Tells what happens over HTTP, with a mask for everything that may be a secret. Thread-safe. */
final class HttpTap {

    private static final String MASK = "•••";
    private static final int LONGEST_VALUE = 1 << 10;

    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "mcp-session-id", "location");

    private final Tap tap;
    private final Set<String> secret;
    private final AtomicLong exchanges = new AtomicLong();

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
        String url = Redirect.shown(request.url());
        List<WireEvent.Header> headers = shown(request.headers());
        tap.tell(at -> new WireEvent.ExchangeOpened(at, exchange, request.method(), url, headers));
        return exchange;
    }

    void answered(long exchange, Response response) {
        List<WireEvent.Header> headers = shown(response.headers());
        tap.tell(at -> new WireEvent.ExchangeAnswered(at, exchange, response.code(), headers));
    }

    void broken(long exchange, IOException problem) {
        String words = String.valueOf(problem.getMessage());
        tap.tell(at -> new WireEvent.ExchangeBroken(at, exchange, words));
    }

    void event(long exchange, EventReader.Event event) {
        long bytes = event.data() == null ? 0 : event.data().size();
        tap.tell(at -> new WireEvent.StreamEvent(at, exchange, event.id(), event.name(), bytes));
    }

    void line(long exchange, String field, String value) {
        tap.tell(at -> new WireEvent.StreamLine(at, exchange, field, value));
    }

    private List<WireEvent.Header> shown(Headers headers) {
        List<WireEvent.Header> shown = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i);
            String lower = name.toLowerCase(Locale.ROOT);
            boolean masked = SECRET.contains(lower) || secret.contains(lower);
            String value = headers.value(i);
            String bounded = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
            shown.add(new WireEvent.Header(name, masked ? MASK : bounded));
        }
        return List.copyOf(shown);
    }
}
