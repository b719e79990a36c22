package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Makes the HTTP client for one endpoint: its network, its proxy, its certificates, and nothing that acts by itself. */
public final class HttpClients {

    /** As many exchanges as anybody runs at once; the bound is the caller's business. */
    private static final int MOST_CALLS = 1_024;

    private static final int IDLE_CONNECTIONS = 64;
    /** Shorter than the five seconds after which many servers close: a request that meets the end is not repeated. */
    private static final int IDLE_SECONDS = 4;

    private HttpClients() {}

    /**
     * A client of its own for this endpoint. It follows no redirect, repeats nothing, has no read timeout, keeps cookies
     * for their origin until it is closed, and runs on daemon threads. What fails is told by {@link ConnectFailure}.
     *
     * @throws Failure usage, when a certificate file or a proxy variable cannot be used
     */
    public static OkHttpClient create(Endpoint.Http endpoint) {
        Network network = endpoint.network();
        Proxies proxies = new Proxies(network.environment());
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .dispatcher(dispatcher())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(network.connectTimeout())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .cookieJar(new OriginCookies())
                .addNetworkInterceptor(new NoRepetition());
        secure(client, endpoint.url(), network);
        if (network.unixSocket() != null) {
            return UnixSocketWay.to(network.unixSocket()).apply(client).build();
        }
        ProxyAddress proxy = proxies.of(endpoint.url());
        ProxyCredentials credentials = new ProxyCredentials(proxy);
        return client.dns(new LoopbackNames())
                .proxySelector(proxies)
                .socketFactory(new PatientSockets(network.connectTimeout()))
                .proxyAuthenticator(credentials)
                .addNetworkInterceptor(credentials)
                .build();
    }

    /** Loads what a client for this scheme needs, for a thread beside the main one; nothing depends on it. */
    public static void prepare(String scheme) {
        URI nowhere = URI.create(scheme + "://localhost/");
        Network usual = Network.usual(Map.of());
        close(create(new Endpoint.Http(nowhere, Map.of(), Endpoint.Http.Way.AUTO, usual, null)));
        if (scheme.equals("https")) {
            Trust.prepare();
        }
    }

    /** Ends what the client left open: idle connections and threads. Exchanges that run are the caller's to cancel. */
    public static void close(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static void secure(OkHttpClient.Builder client, URI url, Network network) {
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            // Any other specification makes the builder read the trust store and set up TLS, which is never used here.
            client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).protocols(List.of(Protocol.HTTP_1_1));
            return;
        }
        Tls tls = Tls.of(network);
        client.sslSocketFactory(tls.sockets(), tls.trust());
        client.connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.COMPATIBLE_TLS));
        if (network.insecure()) {
            client.hostnameVerifier((host, session) -> true);
        }
    }

    /** The one that okhttp makes by itself keeps the JVM alive for a minute. */
    private static Dispatcher dispatcher() {
        AtomicInteger count = new AtomicInteger();
        ExecutorService threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "mcpctl-http-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MOST_CALLS);
        dispatcher.setMaxRequestsPerHost(MOST_CALLS);
        return dispatcher;
    }
}
