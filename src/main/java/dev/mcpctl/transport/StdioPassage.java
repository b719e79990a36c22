package dev.mcpctl.transport;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Ending;
import dev.mcpctl.process.Grace;
import dev.mcpctl.process.StartedProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A host on one side, a program on the other: what either says reaches the other byte for byte, as soon as it was seen by
 * the tap. Ends with whichever side ends first, and then nothing of the program is left. To be run once.
 */
public final class StdioPassage {

    private static final int CHUNK = 64 << 10;
    private static final long PAUSE_MILLIS = 300;
    /** A program that is silent for so long after the end of its input has nothing more to say. */
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final long LOOK_MILLIS = 50;

    /** Hosts close our input, terminate us after two seconds and kill us after two more; by then nothing may be left. */
    private static final Grace AFTER_HOST = new Grace(1_500, 1_500);

    private static final Grace HASTY = new Grace(500, 1_000);

    /** A program that has been asked may still be starting; one that goes on for ever shall not. */
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What the host gave us. Neither is closed. */
    public record Host(InputStream in, OutputStream out) {}

    private final Endpoint.Stdio endpoint;
    private final TransportOptions options;
    private final Host host;
    private final Tap tap;
    private final CountDownLatch sideEnded = new CountDownLatch(1);
    private final CountDownLatch outputEnded = new CountDownLatch(1);
    private final CountDownLatch errorsEnded = new CountDownLatch(1);
    private volatile boolean hostGone;
    private volatile boolean hostEnded;
    private volatile boolean hasty;
    private volatile boolean asked;

    /** A passage to the program of this endpoint, which is not started yet. */
    public StdioPassage(Endpoint.Stdio endpoint, TransportOptions options, Host host) {
        this.endpoint = endpoint;
        this.options = options;
        this.host = host;
        this.tap = new Tap(options.clock(), options.listener());
    }

    /**
     * Starts the program and lets everything through until one side ends.
     *
     * @return why the program ended before the host did, or null when the host went first
     * @throws Failure unreachable, when it cannot be started
     */
    public @Nullable Failure run() {
        ServerProgram server = ServerProgram.start(endpoint, options.host());
        StartedProgram program = server.process();
        tap.started(program.pid(), endpoint.shownCommand());
        ForwardedOutput output = new ForwardedOutput(program.output(), host.out(), this::leave);
        OutputReader reader = new OutputReader(output, options.limits(), tap, frame -> frame.close());
        DaemonThreads.start("stdout", () -> {
            reader.run();
            drain(output);
            outputEnded.countDown();
            sideEnded.countDown();
        });
        DaemonThreads.start("stderr", () -> {
            new StderrReader(program.errors(), tap, new StderrTail()).run();
            errorsEnded.countDown();
        });
        DaemonThreads.start("exit", () -> awaitExit(program));
        DaemonThreads.start("stdin", () -> listen(server));
        return await(server, reader, output);
    }

    /** Goes as if the host had gone, and without delay. Any thread. */
    public void leave() {
        hasty = true;
        hostGone = true;
        sideEnded.countDown();
    }

    /** Whatever ended the reading, the host gets all that the program says. */
    private static void drain(ForwardedOutput output) {
        try {
            output.transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // there is no more
        }
    }

    private void awaitExit(StartedProgram program) {
        try {
            program.awaitExit();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
        sideEnded.countDown();
    }

    private void listen(ServerProgram program) {
        HostLines lines = new HostLines(options.limits(), tap);
        try {
            forward(lines, program);
            lines.end();
        } finally {
            hostEnded = true;
            hostGone = true;
            sideEnded.countDown();
        }
    }

    private void forward(HostLines lines, ServerProgram program) {
        byte[] chunk = new byte[CHUNK];
        boolean seen = true;
        try {
            for (int count = host.in().read(chunk);
                    count >= 0;
                    count = host.in().read(chunk)) {
                asked = true;
                seen = seen && feed(lines, chunk, count);
                write(program, chunk, count);
            }
        } catch (IOException closed) {
            // A broken input is an ended one.
        }
    }

    /** What cannot be kept for those who look on still goes to the program; false when nothing more can be kept. */
    private boolean feed(HostLines lines, byte[] chunk, int count) {
        try {
            lines.feed(chunk, count);
            return true;
        } catch (Failure full) {
            tap.finding("not-recorded", "what the host says is not recorded from here: " + full.message(), "");
            return false;
        }
    }

    /** A program that reads no more may still have something to say; its output tells when it is over. */
    private void write(ServerProgram program, byte[] chunk, int count) {
        OutputStream input = program.process().input();
        program.writing().lock();
        try {
            input.write(chunk, 0, count);
            input.flush();
        } catch (IOException closed) {
            tap.finding("input-closed", "the server takes no more input", "");
        } finally {
            program.writing().unlock();
        }
    }

    private @Nullable Failure await(ServerProgram server, OutputReader reader, ForwardedOutput output) {
        StartedProgram program = server.process();
        boolean orderly = pause(sideEnded, Long.MAX_VALUE);
        Failure reason = null;
        if (orderly && !hostGone) {
            drain(program, reader, output);
            reason = ownEnd(program);
        }
        boolean rested = hostEnded && awaitRest(server, reader);
        Ending ending = program.end(() -> !rested && server.closeInput(), hasty ? HASTY : AFTER_HOST);
        pause(outputEnded, PAUSE_MILLIS);
        pause(errorsEnded, PAUSE_MILLIS);
        tap.exited(program.pid(), ending.status(), ending.means().words());
        return reason;
    }

    /** All that it said reaches the host, however slowly the host reads; a grandchild may hold the pipe for ever. */
    private void drain(StartedProgram program, OutputReader reader, ForwardedOutput output) {
        long read;
        do {
            read = reader.progress();
        } while (!hostGone
                && !pause(outputEnded, PAUSE_MILLIS)
                && (output.isWriting() || program.isAlive() || !reader.hangsSince(read)));
    }

    private @Nullable Failure ownEnd(StartedProgram program) {
        // Its last words went to the listener when they were said; nobody wants them twice.
        Departure.ErrorOutput errors = new Departure.ErrorOutput(new StderrTail(), errorsEnded);
        return hostGone ? null : new Departure(endpoint, program, errors, tap).afterOutput();
    }

    /** The end of its input is told; as long as it has something to say about that, it is left alone, but not for ever. */
    private boolean awaitRest(ServerProgram program, OutputReader reader) {
        if (!program.closeInput()) {
            return false;
        }
        long now = System.nanoTime();
        long deadline = now + REST_NANOS;
        long silentSince = now;
        long read = reader.progress();
        while (!hasty && now < deadline && program.process().awaitExit(LOOK_MILLIS) == null) {
            now = System.nanoTime();
            boolean mayBeStarting = asked && reader.progress() <= 1;
            if (reader.progress() != read || mayBeStarting) {
                read = reader.progress();
                silentSince = now;
            }
            if (now - silentSince > SILENCE_NANOS || Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return true;
    }

    private static boolean pause(CountDownLatch latch, long millis) {
        return Departure.await(latch, millis);
    }
}
