package dev.mcpctl.transport.http;

import dev.mcpctl.rpc.WireEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Tells the head of one exchange as it left, and how long its parts took. Only made when somebody wants to know. */
final class Stopwatch extends EventListener {

    private static final long NEVER = Long.MIN_VALUE;

    private final HttpTap tap;
    private final long exchange;
    private final Span dns = new Span();
    private final Span connect = new Span();
    private final Span tls = new Span();
    private final Span send = new Span();
    private final Span receive = new Span();
    private final Span all = new Span();
    private volatile String protocol = "";
    private volatile long bytes;
    private volatile boolean ended;

    Stopwatch(HttpTap tap, long exchange) {
        this.tap = tap;
        this.exchange = exchange;
    }

    /** Two moments; the callbacks of one call may come on several threads, one after the other. */
    private static final class Span {
        private volatile long start = NEVER;
        private volatile long end = NEVER;

        void begin() {
            start = start == NEVER ? System.nanoTime() : start;
        }

        void finish() {
            end = System.nanoTime();
        }

        long micros() {
            return between(start, end);
        }
    }

    private static long between(long from, long to) {
        return from == NEVER || to == NEVER ? -1 : TimeUnit.NANOSECONDS.toMicros(Math.max(0, to - from));
    }

    @Override
    public void callStart(Call call) {
        all.begin();
    }

    @Override
    public void dnsStart(Call call, String domain) {
        dns.begin();
    }

    @Override
    public void dnsEnd(Call call, String domain, List<InetAddress> addresses) {
        dns.finish();
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        connect.begin();
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol spoken) {
        connect.finish();
    }

    @Override
    public void secureConnectStart(Call call) {
        tls.begin();
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
        tls.finish();
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        protocol = connection.protocol().toString();
    }

    @Override
    public void requestHeadersStart(Call call) {
        send.begin();
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        send.finish();
        tap.left(exchange, protocol, request.headers());
    }

    @Override
    public void requestBodyEnd(Call call, long count) {
        send.finish();
    }

    @Override
    public void responseHeadersStart(Call call) {
        receive.begin();
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        receive.finish();
    }

    @Override
    public void responseBodyEnd(Call call, long count) {
        bytes = count;
        receive.finish();
    }

    @Override
    public void callEnd(Call call) {
        over();
    }

    @Override
    public void callFailed(Call call, IOException problem) {
        over();
    }

    private void over() {
        if (ended) {
            return;
        }
        ended = true;
        all.finish();
        WireEvent.Timing timing = new WireEvent.Timing(
                dns.micros(),
                connect.micros(),
                tls.micros(),
                send.micros(),
                between(send.end, receive.start),
                receive.micros(),
                all.micros());
        tap.ended(exchange, bytes, timing);
    }
}
