package dev.mcpctl.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;

/** HTTP/2 over TLS. */
final class SecureServer implements EchoServer {

    /** It would write a line for each request. Held, since a logger that nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private volatile RecordedRequest last;

    SecureServer(Dress dress, HandshakeCertificates certificates) throws IOException {
        LOGGER.setLevel(Level.OFF);
        server.useHttps(certificates.sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                last = request;
                // It keeps all requests for a test to look at.
                server.takeRequest(0, TimeUnit.MILLISECONDS);
                String body = request.getBody().utf8();
                return new MockResponse(200, Headers.of("content-type", dress.type), EchoServer.answer(body, dress));
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public URI url() {
        return URI.create("https://127.0.0.1:" + server.getPort() + "/mcp");
    }

    @Override
    public Seen last() {
        RecordedRequest request = last;
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < request.getHeaders().size(); i++) {
            headers.put(
                    request.getHeaders().name(i).toLowerCase(Locale.ROOT),
                    request.getHeaders().value(i));
        }
        return new Seen(headers, request.getBody().utf8());
    }

    @Override
    public void close() {
        server.close();
    }
}
