package dev.mcpctl.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds every process that descends from one run, whatever session, group or parent it has by now.
 *
 * <p>A server is started in a session of its own and loses its parent when that dies, so neither descendants nor
 * groups lead to it; the environment, which children inherit, does. Needs Linux's {@code /proc}.
 */
final class TaggedProcesses {
    static final String VARIABLE = "MCPCTL_TEST_RUN";
    private static final Path PROC = Path.of("/proc");

    private final String tag = UUID.randomUUID().toString();

    TaggedProcesses() {
        if (!Files.isReadable(PROC.resolve("self/environ"))) {
            throw new IllegalStateException(
                    "left-over processes are found through /proc/PID/environ, which is missing");
        }
    }

    /** The value of {@link #VARIABLE} for the process to be started. */
    String tag() {
        return tag;
    }

    /** Those that are still alive when they have been given this long to end. */
    List<Survivor> aliveAfter(Duration grace) {
        long deadline = System.nanoTime() + grace.toNanos();
        // A survivor may still start others, so look again until nothing new turns up.
        List<ProcessHandle> alive = alive();
        while (!alive.isEmpty() && System.nanoTime() < deadline) {
            awaitExit(alive.get(0), deadline - System.nanoTime());
            alive = alive();
        }
        return alive.stream().map(Survivor::of).toList();
    }

    /** Ends them all at once; for runs that did not end by themselves. */
    void kill() {
        alive().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> alive() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            String environment = Files.readString(PROC.resolve(process.pid() + "/environ"), ISO_8859_1);
            return environment.contains(VARIABLE + "=" + tag);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static void awaitExit(ProcessHandle process, long nanos) {
        try {
            process.onExit().get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException stillAlive) {
            // The caller looks again and reports it.
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + process.pid(), interruption);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A process that should have ended, as a failing test names it. */
    record Survivor(long pid, String command) {
        static Survivor of(ProcessHandle process) {
            return new Survivor(process.pid(), commandLine(process));
        }

        private static String commandLine(ProcessHandle process) {
            try {
                return Files.readString(PROC.resolve(process.pid() + "/cmdline"), ISO_8859_1)
                        .replace('\0', ' ')
                        .strip();
            } catch (IOException gone) {
                return "(has ended meanwhile)";
            }
        }
    }
}
