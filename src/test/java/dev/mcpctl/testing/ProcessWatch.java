package dev.mcpctl.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks for processes that somebody left behind, on Linux. Everything that is started with the marker in its
 * environment hands it on to whatever it starts, so nothing can hide by leaving its group or losing its parent.
 */
public final class ProcessWatch {

    /** The environment variable that marks what a test starts. */
    public static final String VARIABLE = "MCPCTL_TEST_ID";

    private final String id;

    private ProcessWatch(String id) {
        this.id = id;
    }

    /** A watch with a marker that nothing else has. */
    public static ProcessWatch create() {
        return new ProcessWatch(UUID.randomUUID().toString());
    }

    /** The value that {@link #VARIABLE} must have in what is started. */
    public String id() {
        return id;
    }

    /** The marked processes that run now; zombies do not count. */
    public List<Found> alive() {
        List<Found> found = new ArrayList<>();
        for (long pid : pids()) {
            if (read(pid, "environ").contains(VARIABLE + "=" + id)) {
                found.add(new Found(pid, read(pid, "cmdline").replace('\0', ' ').strip()));
            }
        }
        return found;
    }

    /** The processes of a group or session, by the leader's id. */
    public static List<Found> ofGroup(long leader) {
        List<Found> found = new ArrayList<>();
        for (long pid : pids()) {
            String stat = read(pid, "stat");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            boolean member = fields.length > 3
                    && !fields[0].equals("Z")
                    && (fields[2].equals(Long.toString(leader)) || fields[3].equals(Long.toString(leader)));
            if (member) {
                found.add(new Found(pid, read(pid, "cmdline").replace('\0', ' ').strip()));
            }
        }
        return found;
    }

    /** Waits until none is left, at most so long; returns what is. */
    public List<Found> awaitNone(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Found> found = alive();
        while (!found.isEmpty() && System.nanoTime() < deadline) {
            awaitExit(found.get(0).pid(), deadline - System.nanoTime());
            found = alive();
        }
        return found;
    }

    private static void awaitExit(long pid, long nanos) {
        try {
            var process = ProcessHandle.of(pid);
            if (process.isPresent()) {
                process.get().onExit().get(nanos, TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException tooLate) {
            // the caller looks again and sees that it is still there
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Ends what a failed test left, so that it does not disturb others. */
    public void killAll() {
        for (Found each : alive()) {
            ProcessHandle.of(each.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** A process that runs. */
    public record Found(long pid, String command) {}

    private static List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path entry : entries) {
                pids.add(Long.valueOf(entry.getFileName().toString()));
            }
        } catch (IOException problem) {
            throw new AssertionError("this test needs /proc", problem);
        }
        return pids;
    }

    /** Empty when the process is gone, dead or somebody else's. */
    private static String read(long pid, String file) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), file)), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
