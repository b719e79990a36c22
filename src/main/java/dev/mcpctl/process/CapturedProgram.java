package dev.mcpctl.process;

import dev.mcpctl.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program that is run for what it prints: one that knows a password, for instance. It gets no input. */
public final class CapturedProgram {

    /** More is no password. */
    private static final int LONGEST = 64 << 10;

    private static final int CHUNK = 8 << 10;
    private static final long AFTER_EXIT_MILLIS = 1_000;

    private final Host host;
    private final long limitMillis;

    /**
     * Programs of this machine.
     *
     * @param limitMillis when one that has not ended is ended
     */
    public CapturedProgram(Host host, long limitMillis) {
        this.host = host;
        this.limitMillis = limitMillis;
    }

    /**
     * What came of it.
     *
     * @param status its exit status
     * @param text its stdout, cut where it is very long
     */
    public record Answer(int status, String text) {}

    /**
     * Runs it to its end.
     *
     * @throws Failure unreachable, when it cannot be started or does not end
     */
    public Answer run(List<String> command, Path directory) {
        StartedProgram program =
                new Programs(host).start(new ProgramStart(command, ProcessEnvironment.inheritAll(), directory));
        Output output = new Output(program.output());
        Output errors = new Output(program.errors());
        output.start();
        errors.start();
        try (OutputStream nothing = program.input()) {
            nothing.flush();
        } catch (IOException itDoesNotRead) {
            // it need not
        }
        Integer status = program.awaitExit(limitMillis);
        if (status == null) {
            program.kill();
            throw Failure.of(
                    Failure.Kind.UNREACHABLE,
                    "command_timed_out",
                    "command '" + command.get(0) + "' has not ended after " + limitMillis / 1000 + " s");
        }
        output.await();
        return new Answer(status, output.text());
    }

    private static final class Output extends Thread {
        private final InputStream stream;
        private final ByteArrayOutputStream start = new ByteArrayOutputStream();

        Output(InputStream stream) {
            super("mcpctl-capture");
            setDaemon(true);
            this.stream = stream;
        }

        @Override
        public void run() {
            byte[] chunk = new byte[CHUNK];
            try {
                for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                    synchronized (start) {
                        start.write(chunk, 0, Math.min(count, LONGEST - start.size()));
                    }
                }
            } catch (IOException ended) {
                return;
            }
        }

        /** A grandchild may hold the pipe open for ever. */
        void await() {
            try {
                join(AFTER_EXIT_MILLIS);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }

        String text() {
            synchronized (start) {
                return start.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
