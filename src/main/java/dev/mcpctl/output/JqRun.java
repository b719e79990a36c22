package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.thisptr.jackson.jq.Output;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation on a daemon thread of its own, so that an endless one can be given up. {@link Stoppable} ends it then; should
 * a single function never return (a regular expression can do that), the thread is left behind, where it can print nothing. A
 * thread that is done takes the next evaluation, for a filter may run once for each of a million events.
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

    /** The thread that waits for another evaluation, if there is one. */
    private static final AtomicReference<@Nullable Worker> IDLE = new AtomicReference<>();

    private static final long IDLE_MILLIS = 500;

    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(AHEAD);
    private final Evaluation evaluation;
    private @Nullable Thread thread;
    private boolean closed;

    private JqRun(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    static JqRun start(Evaluation evaluation) {
        JqRun run = new JqRun(evaluation);
        Worker idle = IDLE.getAndSet(null);
        if (idle == null) {
            new Worker(run).start();
        } else {
            idle.next.add(run);
        }
        return run;
    }

    /** Evaluates until nothing comes any more. */
    private static final class Worker extends Thread {

        private final BlockingQueue<JqRun> next = new ArrayBlockingQueue<>(1);

        Worker(JqRun first) {
            super(null, null, "mcpctl-jq-1", STACK);
            setDaemon(true);
            next.add(first);
        }

        @Override
        public void run() {
            try {
                JqRun run;
                while ((run = awaitRun()) != null) {
                    run.evaluate();
                    if (!IDLE.compareAndSet(null, this)) {
                        return;
                    }
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }

        private @Nullable JqRun awaitRun() throws InterruptedException {
            JqRun run = next.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            boolean claimed = run == null && !IDLE.compareAndSet(this, null);
            return claimed ? next.take() : run;
        }
    }

    private void evaluate() {
        if (!begin()) {
            return;
        }
        Throwable problem = null;
        try {
            evaluation.run(value -> hand(new Step(value, null)));
        } catch (JsonQueryException | RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            problem = failed;
        }
        try {
            if (!(problem instanceof CancellationException)) {
                hand(new Step(null, problem));
            }
        } catch (CancellationException nobodyListens) {
            // it was the last word
        } finally {
            end();
        }
    }

    private synchronized boolean begin() {
        thread = closed ? null : Thread.currentThread();
        return !closed;
    }

    /** From here an interrupt would be meant for somebody else. */
    private synchronized void end() {
        thread = null;
        Thread.interrupted();
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
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
