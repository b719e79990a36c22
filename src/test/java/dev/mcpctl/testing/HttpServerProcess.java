package dev.mcpctl.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program that serves HTTP on a port of this machine. In its words {@code {port}} stands for the port. */
public final class HttpServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LOOK_NANOS = 20_000_000;
    private static final String PORT = "{port}";

    private final Process process;
    private final Path log;
    private final int port;

    private HttpServerProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts it without waiting for it.
     *
     * @param log takes what it prints
     */
    public static HttpServerProcess start(List<String> command, Map<String, String> environment, Path log) {
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(command.stream().map(word -> put(word, port)).toList());
        environment.forEach((name, value) -> builder.environment().put(name, put(value, port)));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.redirectInput(Path.of("/dev/null").toFile());
        try {
            return new HttpServerProcess(builder.start(), log, port);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot start " + command, problem);
        }
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String put(String text, int port) {
        return text.replace(PORT, String.valueOf(port));
    }

    /** Waits until it accepts connections; gives the URL with its port. */
    public String url(String pattern) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!accepts()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("the server does not listen\n" + printed());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return put(pattern, port);
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it printed, for failing tests. */
    public String printed() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "(" + unreadable + ")";
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
