package dev.mcpctl.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A running program with what it started. Thread-safe. Every wait is bounded, even for processes that cannot be killed;
 * an interrupt hastens the end and stays set.
 */
public final class StartedProgram {

    /** Killed processes vanish at once unless the kernel holds them; then waiting longer is no use. */
    private static final long AFTER_KILL_MILLIS = 1_000;

    /** What a leader left behind may be about to end by itself, having seen the same end of input. */
    private static final long STRAGGLERS_MILLIS = 100;

    private static final long STRAGGLERS_AFTER_TERM_MILLIS = 500;
    private static final long LOOK_AGAIN_MILLIS = 5;

    /** How long a program that waits for us may still take to notice that nothing more comes. */
    private static final long VAIN_WAIT_MILLIS = 200;

    private final Process process;
    private final ProcessTree tree;
    private final Object endLock = new Object();
    private final Object treeLock = new Object();
    private final Leaving leaving = new Leaving();
    private volatile boolean hurried;
    private volatile boolean killed;
    private volatile boolean waitsForUs;
    private boolean interrupted;
    private @Nullable Ending ending;

    /** Whether the end is our own will. */
    private static final class Leaving implements BooleanSupplier {
        private volatile boolean begun;

        @Override
        public boolean getAsBoolean() {
            return begun;
        }
    }

    StartedProgram(Process process, Host host, Programs.Grouping grouping) {
        this.process = process;
        boolean grouped = grouping != Programs.Grouping.NONE;
        this.tree = host.platform() == Platform.LINUX && ProcessTable.exists()
                ? new LinuxProcessTree(process.toHandle(), grouped)
                : new PortableProcessTree(process.toHandle(), grouped);
    }

    /** Process id; also the id of its group where it leads one. */
    public long pid() {
        return process.pid();
    }

    /** Goes to its standard input; buffered, so flush. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Its standard output, to the last byte; ask once. */
    public InputStream output() {
        return new LastWords(process.getInputStream(), process, leaving);
    }

    /** Its standard error. */
    public InputStream errors() {
        return new LastWords(process.getErrorStream(), process, leaving);
    }

    /** Whether the program itself, not what it started, still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit status, 128 and more for signals, or null when it does not end within this time. */
    public @Nullable Integer awaitExit(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS) ? Integer.valueOf(process.exitValue()) : null;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return process.isAlive() ? null : Integer.valueOf(process.exitValue());
        }
    }

    /** Waits for as long as it runs. */
    public int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * Ends the program in good order, then what it left behind: the end of its input, SIGTERM, SIGKILL. Returns when
     * nothing is left, or when nothing more can be done. A second call waits for the first one's result.
     *
     * @param closeInput closes its standard input; false when that is not possible, which skips the wait that follows
     */
    public Ending end(BooleanSupplier closeInput, Grace grace) {
        synchronized (endLock) {
            Ending known = ending;
            if (known != null) {
                return known;
            }
            noteInterrupt(Thread.interrupted());
            Ending.Means means = leave(closeInput, grace);
            sweep();
            ending = new Ending(process.isAlive() ? null : Integer.valueOf(process.exitValue()), means);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return ending;
        }
    }

    /**
     * It was heard asking for an answer that it cannot get any more. May be called while {@link #end} waits in another thread,
     * which then does not wait for it to end by itself much longer.
     */
    public void waitsInVain() {
        waitsForUs = true;
    }

    /** Kills everything now. May be called while {@link #end} waits in another thread, which then returns soon. */
    public void kill() {
        killed |= process.isAlive();
        hurried = true;
        signal(ProcessTree.Signal.KILL);
    }

    private Ending.Means leave(BooleanSupplier closeInput, Grace grace) {
        if (!process.isAlive()) {
            return killed ? Ending.Means.KILLED : Ending.Means.BY_ITSELF;
        }
        leaving.begun = true;
        synchronized (treeLock) {
            tree.remember();
        }
        if (!hurried && closeInput.getAsBoolean() && endedByItself(grace.afterInput())) {
            return killed ? Ending.Means.KILLED : Ending.Means.INPUT_CLOSED;
        }
        if (!hurried) {
            signal(ProcessTree.Signal.TERM);
            if (ended(grace.afterTerm())) {
                return killed ? Ending.Means.KILLED : Ending.Means.TERMINATED;
            }
        }
        signal(ProcessTree.Signal.KILL);
        ended(AFTER_KILL_MILLIS);
        return Ending.Means.KILLED;
    }

    private void sweep() {
        if (gone(hurried ? 0 : STRAGGLERS_MILLIS)) {
            return;
        }
        if (!hurried) {
            signal(ProcessTree.Signal.TERM);
            if (gone(STRAGGLERS_AFTER_TERM_MILLIS)) {
                return;
            }
        }
        signal(ProcessTree.Signal.KILL);
        gone(AFTER_KILL_MILLIS);
    }

    private void signal(ProcessTree.Signal signal) {
        synchronized (treeLock) {
            tree.signal(signal);
        }
    }

    /** The flag is set again at the very end: until then it would cut short the waits that follow a kill. */
    private void noteInterrupt(boolean happened) {
        if (happened) {
            interrupted = true;
            hurried = true;
        }
    }

    /** As {@link #ended}, but a program that waits for us gets a moment only. */
    private boolean endedByItself(long millis) {
        long slice = Math.min(millis, VAIN_WAIT_MILLIS);
        for (long waited = 0; waited < millis && !hurried; waited += slice) {
            boolean vain = waitsForUs;
            if (ended(Math.min(slice, millis - waited))) {
                return true;
            }
            if (vain) {
                return false;
            }
        }
        return !process.isAlive();
    }

    /** Whether the leader ends within this time. An interrupt ends the wait and hastens all that follow. */
    private boolean ended(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupt) {
            noteInterrupt(true);
            return !process.isAlive();
        }
    }

    private boolean gone(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            synchronized (treeLock) {
                if (!tree.anyAlive()) {
                    return true;
                }
            }
            if (System.nanoTime() >= deadline || !pause()) {
                return false;
            }
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            return true;
        } catch (InterruptedException interrupt) {
            noteInterrupt(true);
            return false;
        }
    }
}
