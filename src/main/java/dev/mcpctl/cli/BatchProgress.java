package dev.mcpctl.cli;

import dev.mcpctl.output.Console;

/** Tells how far a batch is, by the rules for all progress: soon and often on a terminal, else seldom and only with -v. */
final class BatchProgress {

    private static final long FIRST_NANOS = 500_000_000L;
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final long PLAIN_PAUSE_NANOS = 10_000_000_000L;

    private final Console console;
    private long next;

    BatchProgress(Console console) {
        this.console = console;
        this.next = System.nanoTime() + (terminal() ? FIRST_NANOS : PLAIN_PAUSE_NANOS);
    }

    private boolean terminal() {
        return console.traits().terminals().stderr();
    }

    /** So many lines are done by now. */
    void at(String counts) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + (terminal() ? PAUSE_NANOS : PLAIN_PAUSE_NANOS);
        if (terminal()) {
            console.status(counts);
        } else {
            console.verbose(1, counts);
        }
    }
}
