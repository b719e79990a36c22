package dev.mcpctl.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;

/** Okhttp alone: sends what another client sent, under new numbers, reads the answer and does not understand it. */
final class RawClient implements Client {

    private static final MediaType JSON = MediaType.get("application/json");
    /** Okhttp writes these by itself. */
    private static final Set<String> BY_ITSELF =
            Set.of("host", "connection", "accept-encoding", "content-type", "content-length");

    private final OkHttpClient client;
    private final HttpUrl url;
    private final Headers headers;
    private final String model;
    private final AtomicLong number = new AtomicLong();

    RawClient(EchoServer server, EchoServer.Seen model, HandshakeCertificates certificates, int connections) {
        this.model = model.body();
        url = HttpUrl.get(server.url().toString());
        Headers.Builder copied = new Headers.Builder();
        for (Map.Entry<String, String> header : model.headers().entrySet()) {
            if (!header.getKey().startsWith(":") && !BY_ITSELF.contains(header.getKey())) {
                copied.add(header.getKey(), header.getValue());
            }
        }
        headers = copied.build();
        client = new OkHttpClient.Builder()
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .connectionPool(new ConnectionPool(connections, 1, TimeUnit.MINUTES))
                .build();
    }

    @Override
    public void call() throws IOException {
        String id = Long.toString(number.incrementAndGet());
        String body = withNumber(model, id);
        Request request = new Request.Builder()
                .url(url)
                .headers(headers)
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() != 200 || response.body().bytes().length < EchoServer.RESULT.length()) {
                throw new IOException("the answer is " + response);
            }
        }
    }

    /** The number stands twice: as the id, and as the token for progress. */
    static String withNumber(String message, String number) {
        String old = EchoServer.id(message);
        return message.replace("\"id\":" + old, "\"id\":" + number)
                .replace("\"progressToken\":" + old, "\"progressToken\":" + number);
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
