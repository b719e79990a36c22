package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import java.io.IOException;
import java.util.Map;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request on its way with the redirects that it may follow: to the same origin only, so that neither headers nor
 * bodies ever reach another one. Sent by one thread; any thread may cancel it.
 */
final class Trip extends EventListener {

    private static final int MOST_REDIRECTS = 5;
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client;
    private final HttpTap tap;
    private final Message message;
    private volatile @Nullable Call call;
    private volatile boolean cancelled;
    private volatile boolean sent;
    private long number;

    /**
     * What is sent.
     *
     * @param body JSON, or null for none
     */
    record Message(String method, HttpUrl url, Map<String, String> headers, Frame.@Nullable Bytes body) {}

    Trip(OkHttpClient client, HttpTap tap, Message message) {
        this.client = client;
        this.tap = tap;
        this.message = message;
    }

    /** Whether anything of the request may have reached the server. */
    boolean sent() {
        return sent;
    }

    /** Number of the exchange in wire events; the last one when there were redirects. */
    long number() {
        return number;
    }

    /**
     * Sends it and waits for the head of the response, which the caller closes.
     *
     * @throws IOException when there is no connection, or it broke
     * @throws Failure unreachable, for a redirect that must not be followed
     */
    Response send() throws IOException {
        HttpUrl url = message.url();
        for (int redirects = 0; ; redirects++) {
            Response response = send(url);
            HttpUrl next = null;
            try {
                next = Redirect.next(response, redirects == MOST_REDIRECTS);
            } finally {
                if (next != null || Redirect.is(response)) {
                    response.close();
                }
            }
            if (next == null) {
                return response;
            }
            url = next;
        }
    }

    private Response send(HttpUrl url) throws IOException {
        Request request = request(url);
        number = tap.opened(request);
        if (message.body() != null) {
            tap.tap().sent(message.body(), number);
        }
        Call next = client.newCall(request);
        next.addEventListener(this);
        if (tap.detailed()) {
            next.addEventListener(tap.stopwatch(number));
        }
        call = next;
        if (cancelled) {
            next.cancel();
        }
        try {
            Response response = next.execute();
            tap.answered(number, asReceived(response), response.code());
            return response;
        } catch (IOException problem) {
            tap.broken(number, problem);
            throw problem;
        }
    }

    /** The client takes headers away from a response that it unpacks. */
    private static Headers asReceived(Response response) {
        Response received = response.networkResponse();
        return received == null ? response.headers() : received.headers();
    }

    private Request request(HttpUrl url) {
        Headers.Builder headers = new Headers.Builder();
        for (Map.Entry<String, String> header : message.headers().entrySet()) {
            try {
                headers.set(header.getKey(), header.getValue());
            } catch (IllegalArgumentException impossible) {
                // The message of the exception holds the value, which may be a secret.
                throw Failure.usage(
                        "the header '" + header.getKey() + "' has a name or a value that HTTP does not allow");
            }
        }
        Frame.Bytes body = message.body();
        return new Request.Builder()
                .url(url)
                .headers(headers.build())
                .method(message.method(), body == null ? null : new OneShot(body.bytes()))
                .build();
    }

    /** A body that okhttp must not send twice. */
    private static final class OneShot extends RequestBody {

        private final byte[] bytes;

        OneShot(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }

    @Override
    public void requestHeadersStart(Call started) {
        sent = true;
    }

    /** Closes its connection or stream; whoever waits for it gets an exception. Idempotent. */
    void cancel() {
        cancelled = true;
        Call current = call;
        if (current != null) {
            current.cancel();
        }
    }
}
