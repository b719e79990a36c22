package dev.mcpctl.cli;

import dev.mcpctl.json.Json;
import dev.mcpctl.transport.http.HttpClients;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * Initialises on a second thread what nearly every run needs a moment later, while the main thread still reads the line.
 * Creating the first JSON parser is the slowest part of it; nothing depends on this having happened.
 */
final class HeadStart implements Runnable {

    private static final int FIRST_WITH_LOGGED_STARTS = 22;

    /** Looks at the words only to see what kind of server is likely; being wrong about it costs nothing but time. */
    static void take(String... words) {
        start(new HeadStart(), 1);
        for (String word : words) {
            if (word.startsWith("https://") || word.startsWith("http://")) {
                start(new ClientStart(word.substring(0, word.indexOf(':'))), 2);
                return;
            }
        }
    }

    private static void start(Runnable work, int number) {
        Thread thread = new Thread(work, "mcpctl-head-start-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    /** The HTTP client and, for https, all that TLS needs, which is much. */
    private record ClientStart(String scheme) implements Runnable {
        @Override
        public void run() {
            HttpClients.prepare(scheme);
        }
    }

    /** The first lambda of a JVM sets up the machinery for all, those of the JDK's process API included. */
    @Override
    public void run() {
        Runnable lambda = () -> {};
        lambda.run();
        Json.compact(Json.tolerant("{\"a\":[1,\"b\",true]}".getBytes(StandardCharsets.UTF_8)));
        prepareProcesses();
        findLogger();
    }

    /** The JDK's ways to start a program and to wait for its end. */
    private static void prepareProcesses() {
        ProcessHandle.current();
        CompletableFuture<Integer> exit = new CompletableFuture<Integer>().exceptionally(problem -> 0);
        try {
            Class.forName("java.lang.ProcessImpl");
        } catch (ClassNotFoundException anotherJdk) {
            exit.cancel(true);
        }
    }

    /**
     * From 22 on the JDK asks for a logger whenever it has started a program, and looks for one through the whole jar, whose
     * table of contents it reads for that alone.
     */
    private static void findLogger() {
        if (Runtime.version().feature() >= FIRST_WITH_LOGGED_STARTS) {
            System.getLogger("java.lang.ProcessBuilder");
        }
    }
}
