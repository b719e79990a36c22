package dev.mcpctl.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends signals through the shell's built-in kill: Java has no call that reaches a group. */
final class GroupSignal {

    private static final long PATIENCE_MILLIS = 1_000;

    private GroupSignal() {}

    /**
     * Sends a signal.
     *
     * @param signal such as {@code TERM}, or {@code 0} to ask whether there is anybody
     * @param targets process ids, and negative group ids
     * @return whether every target got it; false as well when nobody could be asked in time
     */
    static boolean send(String signal, List<String> targets) {
        List<String> words = new ArrayList<>();
        // dash takes "--" after "-s TERM" but not after "-TERM"
        words.addAll(List.of("/bin/sh", "-c", "kill -s " + signal + " -- \"$@\" 2>/dev/null", "sh"));
        words.addAll(targets);
        try {
            Process shell = new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return succeeded(shell);
        } catch (IOException noShell) {
            return false;
        }
    }

    /** Interrupts must not keep a server alive: the wait goes on and the flag is restored. */
    private static boolean succeeded(Process shell) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    boolean ended = shell.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return ended && shell.exitValue() == 0;
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
