package dev.mcpctl.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of a program: an environment of its own, stdin from a text, a deadline.
 *
 * <p>Used once, by one thread. Whatever the program started is found afterwards; when the deadline passes, all of it is
 * killed and the run fails with what was printed so far.
 */
public final class CommandRun {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final List<String> words;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private byte[] input = {};
    private Duration limit = Duration.ofMinutes(2);
    private Path directory = Path.of("").toAbsolutePath();

    private CommandRun(List<String> words) {
        this.words = List.copyOf(words);
    }

    /** A run of this program with these arguments; its environment is empty but for what {@link #with} adds. */
    public static CommandRun of(List<String> words) {
        return new CommandRun(words);
    }

    /** Sets a variable. */
    public CommandRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Passes variables of this JVM through, those that are set. */
    public CommandRun inheriting(String... variables) {
        for (String variable : variables) {
            String value = System.getenv(variable);
            if (value != null) {
                environment.put(variable, value);
            }
        }
        return this;
    }

    /** What stdin holds; nothing unless told. */
    public CommandRun stdin(String text) {
        input = text.getBytes(UTF_8);
        return this;
    }

    /** How long the run may take. */
    public CommandRun within(Duration deadline) {
        limit = deadline;
        return this;
    }

    /** The working directory. */
    public CommandRun in(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    /** Runs it to its end. Fails when the deadline passes. */
    public CommandResult run() {
        TaggedProcesses family = new TaggedProcesses();
        Process process = start(family);
        CompletableFuture<byte[]> out = reader("stdout", process.getInputStream());
        CompletableFuture<byte[]> err = reader("stderr", process.getErrorStream());
        feed(process.getOutputStream());
        boolean ended = await(process);
        List<TaggedProcesses.Survivor> survivors = ended ? family.aliveAfter(GRACE) : List.of();
        // A survivor holds our pipes open; the readers end when it does.
        family.kill();
        // Not process.destroyForcibly(): it closes our ends of the pipes while the readers are still at work.
        process.toHandle().destroyForcibly();
        CommandResult result =
                new CommandResult(words, ended ? process.exitValue() : -1, join(out), join(err), survivors);
        if (!ended) {
            throw new AssertionError("did not end within " + limit + "\n" + result.evidence());
        }
        return result;
    }

    private Process start(TaggedProcesses family) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words)).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put(TaggedProcesses.VARIABLE, family.tag());
        try {
            return builder.start();
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot start " + words.get(0), problem);
        }
    }

    private boolean await(Process process) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void feed(OutputStream stdin) {
        thread("stdin", () -> {
            try (stdin) {
                stdin.write(input);
            } catch (IOException closedEarly) {
                // A program need not read all of its stdin; what it did with it shows in its output.
            }
        });
    }

    private static CompletableFuture<byte[]> reader(String name, InputStream stream) {
        CompletableFuture<byte[]> bytes = new CompletableFuture<>();
        thread(name, () -> {
            try (stream) {
                bytes.complete(stream.readAllBytes());
            } catch (IOException problem) {
                bytes.completeExceptionally(problem);
            }
        });
        return bytes;
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, "command-run-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] join(CompletableFuture<byte[]> bytes) {
        try {
            return bytes.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        } catch (ExecutionException | TimeoutException problem) {
            throw new IllegalStateException("the program's output did not come to an end", problem);
        }
    }
}
