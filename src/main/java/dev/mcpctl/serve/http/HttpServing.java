package dev.mcpctl.serve.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.serve.Engine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Serves an engine over HTTP until it is closed. Thread-safe. */
public final class HttpServing implements AutoCloseable {

    /** Each open stream holds a thread. */
    private static final int MOST_VISITS = 512;

    private static final int BACKLOG = 128;

    /** For what is open to be answered with what there is. */
    private static final long FAREWELL_SECONDS = 3;

    /** What is spoken. */
    public enum Protocol {
        /** Streamable HTTP, all revisions that have it, at {@code /mcp}. */
        STREAMABLE,
        /** The transport of 2024-11-05, its stream at {@code /sse}. */
        SSE;

        private Endpoint endpoint(Engine engine, Executor executor) {
            return this == SSE ? new SseEndpoint(engine, executor) : new StreamableEndpoint(engine, executor);
        }
    }

    private final HttpServer server;
    private final ExecutorService executor;
    private final Endpoint endpoint;
    private final Guard guard;
    private final String host;
    private final Semaphore places = new Semaphore(MOST_VISITS);
    private volatile boolean closing;

    private HttpServing(HttpServer server, Endpoint endpoint, ExecutorService executor, String host) {
        this.server = server;
        this.endpoint = endpoint;
        this.executor = executor;
        this.host = host;
        this.guard = new Guard(bracketed(host));
    }

    /**
     * Serves from now on.
     *
     * @param host name or address to listen on; requests to other names than this one and this machine's are refused
     * @param port 0 takes a free one
     * @throws Failure usage, when the address cannot be had
     */
    public static HttpServing start(Engine engine, Protocol protocol, String host, int port) {
        // Without it each answer waits 40 ms for an acknowledgement. Read once, when the first server is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw Failure.usage("--listen: the host '" + host + "' is not known");
        }
        HttpServer server;
        try {
            server = HttpServer.create(address, BACKLOG);
        } catch (IOException problem) {
            throw Failure.usage(
                            "--listen: cannot listen on " + bracketed(host) + ":" + port + ": " + problem.getMessage())
                    .hint("port 0 takes a free one");
        }
        ExecutorService executor = Executors.newCachedThreadPool(HttpServing::thread);
        HttpServing serving = new HttpServing(server, protocol.endpoint(engine, executor), executor, host);
        server.setExecutor(executor);
        server.createContext("/", serving::serve);
        server.start();
        return serving;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mcpctl-http");
        thread.setDaemon(true);
        return thread;
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
    }

    /** What a client has to be given. */
    public URI url() {
        return URI.create(
                "http://" + bracketed(host) + ":" + server.getAddress().getPort() + endpoint.path());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (Visit visit = new Visit(exchange)) {
            try {
                guard.check(visit);
                admit(visit);
            } catch (TurnedAway reason) {
                visit.turnAway(reason);
            }
        }
    }

    private void admit(Visit visit) throws IOException {
        if (closing || !places.tryAcquire()) {
            visit.say("Retry-After", "1");
            throw new TurnedAway(503, TurnedAway.SERVER_ERROR, "too much is going on here, or this server is ending");
        }
        try {
            endpoint.serve(visit);
        } finally {
            places.release();
        }
    }

    /** Takes no more requests, gives the open ones a moment to be answered, and ends. Idempotent. */
    @Override
    public void close() {
        closing = true;
        endpoint.close();
        try {
            if (places.tryAcquire(MOST_VISITS, FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                places.release(MOST_VISITS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        executor.shutdownNow();
    }
}
