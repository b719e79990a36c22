package dev.mcpctl.serve.proxy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.serve.http.Guard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Listens for hosts on a raw socket, so that headers keep their names and bodies their bytes, both ways. Thread-safe.
 */
final class HttpFront implements AutoCloseable {

    private static final int BACKLOG = 128;

    /** Each holds two threads while it is busy. */
    private static final int MOST_CONNECTIONS = 512;

    private final ServerSocket socket;
    private final Exchanges exchanges;
    private final Guard guard;
    private final String host;
    private final ExecutorService threads;
    private final Set<HostConnection> open = ConcurrentHashMap.newKeySet();

    private HttpFront(ServerSocket socket, Exchanges exchanges, String host) {
        this.socket = socket;
        this.exchanges = exchanges;
        this.host = bracketed(host);
        this.guard = new Guard(this.host);
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "mcpctl-front-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Listens from now on.
     *
     * @param port 0 takes a free one
     * @throws Failure usage, when the address cannot be had
     */
    static HttpFront start(Exchanges exchanges, String host, int port) {
        ServerSocket socket = null;
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
        } catch (UnknownHostException unknown) {
            throw Failure.usage("--listen: the host '" + host + "' is not known");
        } catch (IOException problem) {
            throw Failure.usage(
                            "--listen: cannot listen on " + bracketed(host) + ":" + port + ": " + problem.getMessage())
                    .hint("port 0 takes a free one");
        }
        HttpFront front = new HttpFront(socket, exchanges, host);
        front.threads.execute(front::accept);
        return front;
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
    }

    /** Host and port, as they stand in a URL. */
    String authority() {
        return host + ":" + socket.getLocalPort();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                take(socket.accept());
            }
        } catch (IOException closed) {
            // That is how it ends.
            return;
        }
    }

    private void take(Socket accepted) throws IOException {
        if (open.size() >= MOST_CONNECTIONS) {
            accepted.close();
            return;
        }
        HostConnection connection = new HostConnection(accepted, exchanges, guard, threads);
        open.add(connection);
        try {
            threads.execute(() -> {
                try {
                    connection.run();
                } finally {
                    open.remove(connection);
                }
            });
        } catch (RejectedExecutionException ending) {
            connection.close();
        }
    }

    /** Takes no more hosts and ends all that is under way. Idempotent. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is as closed as can be.
        }
        for (HostConnection each : open) {
            each.close();
        }
        threads.shutdownNow();
    }
}
