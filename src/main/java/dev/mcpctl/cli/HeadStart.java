package dev.mcpctl.cli;

import dev.mcpctl.json.Json;
import java.util.concurrent.CompletableFuture;

/**
 * Initialises on a second thread what nearly every run needs a moment later, while the main thread still reads the line.
 * Creating the first JSON parser is the slowest part of it; nothing depends on this having happened.
 */
final class HeadStart implements Runnable {

    static void take() {
        Thread thread = new Thread(new HeadStart(), "mcpctl-head-start-1");
        thread.setDaemon(true);
        thread.start();
    }

    /** The first lambda of a JVM sets up the machinery for all, those of the JDK's process API included. */
    @Override
    public void run() {
        Runnable lambda = () -> {};
        lambda.run();
        Json.compact(Json.parse("{\"a\":[1,\"b\",true]}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        prepareProcesses();
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
}
