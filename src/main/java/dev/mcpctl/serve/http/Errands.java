package dev.mcpctl.serve.http;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Has an engine's work done beside the visit that waits for it. */
final class Errands {

    private Errands() {}

    /** Runs the work, if there is any; the log is complete when it is done. */
    static void run(@Nullable Runnable work, EventLog log, Executor executor) {
        if (work == null) {
            log.complete();
            return;
        }
        executor.execute(() -> {
            try {
                work.run();
            } finally {
                log.complete();
            }
        });
    }
}
