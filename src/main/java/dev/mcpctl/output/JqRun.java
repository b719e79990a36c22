package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import net.thisptr.jackson.jq.Output;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation on a daemon thread of its own, so that an endless one can be given up. {@link Stoppable} ends the thread
 * then; should a single function never return (a regular expression can do that), the thread is left behind, where it can
 * print nothing.
 */
final class JqRun implements AutoCloseable {

    /** Something that emits values until it is done. */
    @FunctionalInterface
    interface Evaluation {
        void run(Output output) throws JsonQueryException;
    }

    /** Nothing came in time. */
    static final class Silent extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The evaluation failed. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Throwable reason;

        Broken(Throwable reason) {
            super(reason);
            this.reason = reason;
        }

        Throwable reason() {
            return reason;
        }
    }

    /** A value, or the end: then the value is null, and the problem as well when all went well. */
    private record Step(@Nullable JsonNode value, @Nullable Throwable problem) {}

    private static final int AHEAD = 256;
    private static final long STACK = 64L << 20;

    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(AHEAD);
    private final Evaluation evaluation;
    private final Thread thread;

    private JqRun(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.thread = new Thread(null, this::evaluate, "mcpctl-jq-1", STACK);
    }

    static JqRun start(Evaluation evaluation) {
        JqRun run = new JqRun(evaluation);
        run.thread.setDaemon(true);
        run.thread.start();
        return run;
    }

    private void evaluate() {
        Throwable problem = null;
        try {
            evaluation.run(value -> hand(new Step(value, null)));
        } catch (JsonQueryException | RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            problem = failed;
        }
        if (!(problem instanceof CancellationException)) {
            hand(new Step(null, problem));
        }
    }

    private void hand(Step step) {
        try {
            steps.put(step);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was given up");
        }
    }

    /** The next value, null at the end. */
    @Nullable
    JsonNode next(Duration silence) throws Silent, Broken {
        Step step = take(silence);
        if (step.problem() != null) {
            throw new Broken(step.problem());
        }
        return step.value();
    }

    private Step take(Duration silence) throws Silent {
        try {
            Step step = steps.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
            if (step == null) {
                throw new Silent();
            }
            return step;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Silent();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
