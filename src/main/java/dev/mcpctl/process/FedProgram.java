package dev.mcpctl.process;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A command of the user's own that gets a text on its input, and whose output goes where ours does. Used by one thread. */
public final class FedProgram {

    private static final Grace GRACE = new Grace(0, 1_000);
    private static final int CHUNK = 8_192;
    private static final long OUTPUT_SECONDS = 2;

    private final Host host;
    private final List<String> command;
    private final Path directory;

    /**
     * What will be run.
     *
     * @param command the program, then its arguments; no shell sees them
     */
    public FedProgram(Host host, List<String> command, Path directory) {
        this.host = host;
        this.command = List.copyOf(command);
        this.directory = directory;
    }

    /**
     * Makes sure that there is such a program.
     *
     * @throws Failure unreachable, when it cannot be found or started; usage, when there are no words
     */
    public void check() {
        if (command.isEmpty()) {
            throw Failure.usage("the command is empty");
        }
        new Programs(host).locate(new ProgramStart(command, ProcessEnvironment.inheritAll(), directory));
    }

    /**
     * Where its output goes.
     *
     * @param out its stdout
     * @param err its stderr
     */
    public record Sinks(OutputStream out, OutputStream err) {}

    /**
     * Runs it to its end, or ends it with all that it started.
     *
     * @param millis how long it may run, 0 for as long as it wants
     * @return its exit status, or null when it took longer
     * @throws Failure unreachable, when it cannot be started
     */
    public @Nullable Integer run(byte[] input, Sinks sinks, long millis) {
        StartedProgram program =
                new Programs(host).start(new ProgramStart(command, ProcessEnvironment.inheritAll(), directory));
        try {
            Thread out = copy(program.output(), sinks.out());
            Thread err = copy(program.errors(), sinks.err());
            Thread in = feed(program.input(), input);
            Integer status = program.awaitExit(millis == 0 ? Long.MAX_VALUE : millis);
            if (status != null) {
                join(out);
                join(err);
            }
            in.interrupt();
            return status;
        } finally {
            program.end(() -> true, GRACE);
        }
    }

    private static Thread copy(InputStream from, OutputStream to) {
        return started("mcpctl-fed-output", () -> {
            byte[] chunk = new byte[CHUNK];
            try (from) {
                for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
                    to.write(chunk, 0, count);
                    to.flush();
                }
            } catch (IOException gone) {
                // Nobody reads it any more, or the program was ended: there is nothing left to copy.
                return;
            }
        });
    }

    /** A program need not read its input. */
    private static Thread feed(OutputStream to, byte[] input) {
        return started("mcpctl-fed-input", () -> {
            try (to) {
                to.write(input);
            } catch (IOException unread) {
                return;
            }
        });
    }

    private static Thread started(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(OUTPUT_SECONDS));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
