package dev.mcpctl.transport;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.CommandLine;
import dev.mcpctl.process.Ending;
import dev.mcpctl.process.ExitStatus;
import dev.mcpctl.process.StartedProgram;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds out why a server went away, and says it with its exit status and its last words. */
final class Departure {

    private static final long STATUS_MILLIS = 500;
    private static final long LAST_WORDS_MILLIS = 200;
    private static final int LAST_LINES = 20;

    private final Endpoint.Stdio endpoint;
    private final StartedProgram program;
    private final StderrTail stderr;
    private final CountDownLatch errorsEnded;
    private final Tap tap;

    Departure(Endpoint.Stdio endpoint, StartedProgram program, ErrorOutput errors, Tap tap) {
        this.endpoint = endpoint;
        this.program = program;
        this.stderr = errors.tail();
        this.errorsEnded = errors.ended();
        this.tap = tap;
    }

    /**
     * What is known of stderr.
     *
     * @param ended counted down when all of it was read
     */
    record ErrorOutput(StderrTail tail, CountDownLatch ended) {}

    /** Its output ended: usually because it is about to exit, so the status is given a moment to arrive. */
    Failure afterOutput() {
        Integer status = program.awaitExit(STATUS_MILLIS);
        return status == null ? alive("server_closed_output", "closed its output", null) : exited(status);
    }

    /** Writing to it failed. */
    Failure afterWrite(IOException problem) {
        Integer status = program.awaitExit(STATUS_MILLIS);
        return status == null ? alive("server_closed_input", "closed its input", problem) : exited(status);
    }

    /** It ended without being asked to. */
    Failure exited(int status) {
        await(errorsEnded, LAST_WORDS_MILLIS);
        tap.exited(program.pid(), status, Ending.Means.BY_ITSELF.words());
        Failure failure = gone("server_exited", ExitStatus.words(status), null).detail("exit_status", status);
        String signal = ExitStatus.signal(status);
        return signal == null ? failure : failure.detail("exit_signal", signal);
    }

    private Failure alive(String code, String what, @Nullable IOException cause) {
        return gone(code, what + " but keeps running", cause);
    }

    private Failure gone(String code, String what, @Nullable IOException cause) {
        String name = endpoint.describe();
        List<String> words = stderr.last(LAST_LINES);
        Failure failure = Failure.of(Failure.Kind.SERVER_GONE, code, "server '" + name + "' " + what, cause)
                .hint("start it by itself to see why: " + CommandLine.quoted(endpoint.shownCommand()));
        return words.isEmpty() ? failure : failure.detail("stderr", words);
    }

    /** Waits for the latch; an interrupt ends the wait and stays set. */
    static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return latch.getCount() == 0;
        }
    }
}
