package dev.mcpctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpctl.testing.ProcessWatch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The packaged program while it runs: takes signals, shows its memory. Closing it ends whatever it left.
 *
 * <p>The launcher becomes the JVM, so that its process id is the JVM's.
 */
final class LiveRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = 5_000_000;

    private final ProcessWatch watch = ProcessWatch.create();
    private final Process process;
    private final Path stdout;
    private final Path stderr;

    /**
     * Starts it.
     *
     * @param directory where its output and its home go
     * @param pipe whether stdout is a pipe that nobody reads, else it is a file
     */
    LiveRun(Path directory, boolean pipe, List<String> words) throws IOException {
        stdout = Files.createTempFile(directory, "out", "");
        stderr = Files.createTempFile(directory, "err", "");
        List<String> command = new ArrayList<>();
        // A test JVM in the background of a shell ignores SIGINT, and whatever it starts would too.
        command.addAll(List.of("/usr/bin/env", "--default-signal=INT,TERM,HUP"));
        command.add(Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
                .toAbsolutePath()
                .toString());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(stderr.toFile());
        if (!pipe) {
            builder.redirectOutput(stdout.toFile());
        }
        builder.redirectInput(new File("/dev/null"));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MCPCTL_"));
        environment.put("HOME", directory.toString());
        environment.put(ProcessWatch.VARIABLE, watch.id());
        process = builder.start();
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + pid())
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError("SIG" + name + " could not be sent\n" + evidence());
        }
    }

    /** Waits until something is so, looking again and again. */
    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError(what + " did not come about\n" + evidence());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Waits until a file holds this text. */
    void awaitText(Path file, String text) {
        await("'" + text + "' in " + file, () -> read(file).contains(text));
    }

    /** The exit code; fails when it takes longer. */
    int awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + limit + "\n" + evidence());
        }
        return process.exitValue();
    }

    /** Does something again and again until the run ends; fails when it takes longer. */
    void watchUntilEnd(Duration limit, Runnable look) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still running after " + limit + "\n" + evidence());
            }
            look.run();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** How much of its stdout waits in the pipe. */
    int unread() {
        try {
            return process.getInputStream().available();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** The largest resident size so far in bytes, 0 when the process has gone. */
    long peakMemory() {
        for (String line :
                read(Path.of("/proc", String.valueOf(pid()), "status")).split("\n", -1)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }

    /** What is alive one second after the end, at most. */
    List<ProcessWatch.Found> leftOneSecondLater() {
        return watch.awaitNone(Duration.ofSeconds(1));
    }

    List<ProcessWatch.Found> alive() {
        return watch.alive();
    }

    String err() {
        return read(stderr);
    }

    String out() {
        return read(stdout);
    }

    String evidence() {
        return "exit " + (process.isAlive() ? "none yet" : process.exitValue()) + "\nstderr: " + err() + "\nalive: "
                + watch.alive();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException notThere) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        watch.killAll();
    }
}
