package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Waits for a file to grow. */
final class Growth implements AutoCloseable {

    /** Some file systems tell nothing of their changes. */
    private static final long LOOK_MILLIS = 500;

    private final WatchService service;

    Growth(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        try {
            service = file.getFileSystem().newWatchService();
            if (parent != null) {
                WatchKey key = parent.register(service, StandardWatchEventKinds.ENTRY_MODIFY);
                key.reset();
            }
        } catch (IOException problem) {
            throw Failure.localFile("'" + file + "' cannot be followed: " + problem.getMessage(), problem);
        }
    }

    /** Returns when something in the directory of the file changed, or after a while. */
    void await() {
        try {
            WatchKey key = service.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (key != null) {
                key.pollEvents();
                key.reset();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted while waiting for the file to grow");
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException gone) {
            throw Failure.localFile("the file is not followed any more: " + gone.getMessage(), gone);
        }
    }
}
