package dev.mcpctl.cli;

import dev.mcpctl.serve.Engine;
import dev.mcpctl.serve.StdioServing;
import dev.mcpctl.serve.fault.FaultPlan;
import dev.mcpctl.serve.fault.FaultyStdio;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Being a server on our stdin and stdout, until the host ends its input, something here ends it, or a signal comes. */
final class StdioDuty {

    private final Run run;
    private final @Nullable FaultyStdio faulty;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Runnable ending = over::countDown;

    /**
     * A duty.
     *
     * @param faults null when nothing goes wrong with answers
     */
    StdioDuty(Run run, @Nullable FaultPlan faults) {
        this.run = run;
        Context.Streams streams = run.context().streams();
        this.faulty = faults == null ? null : new FaultyStdio(faults, streams.in(), streams.out(), this::over);
    }

    /** What the host says. */
    InputStream in() {
        return faulty == null ? run.context().streams().in() : faulty.in();
    }

    /** What the host hears. */
    OutputStream out() {
        return faulty == null ? run.context().streams().out() : faulty.out();
    }

    /** This is told the end as well; set before anything is read or written. */
    void endsWith(Runnable work) {
        ending = work;
    }

    /** It ends. Any thread. */
    void over() {
        over.countDown();
        ending.run();
    }

    /** Serves an engine until it ends. */
    void serve(Engine engine) {
        Thread serving = new Thread(
                () -> {
                    try {
                        StdioServing.serve(engine, in(), out());
                    } finally {
                        over();
                    }
                },
                "mcpctl-serve-stdio");
        serving.setDaemon(true);
        run.interruption().onSignal(this::over);
        serving.start();
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
