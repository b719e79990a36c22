package dev.mcpctl.cli.asking;

import dev.mcpctl.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines that a person types. They are read on a thread of its own, one at a time and only when somebody waits for one: a
 * read from a terminal cannot be ended, but whoever waits for it can. Where a read can be ended, as at a prompt, it is, so that
 * what is typed next goes elsewhere.
 */
public final class Keyboard implements AutoCloseable {

    private final InputStream stdin;
    private @Nullable Thread reader;
    private boolean wanted;
    private boolean there;
    private boolean ended;
    private @Nullable String line;

    /** Reads from there; nothing before the first line is asked for. */
    public Keyboard(InputStream stdin) {
        this.stdin = stdin;
    }

    /** Nobody types any more: the run was interrupted. From any thread. */
    public synchronized void end() {
        ended = true;
        notifyAll();
        if (reader != null) {
            reader.interrupt();
        }
    }

    /** Nothing more is asked for: the thread ends. */
    @Override
    public void close() {
        end();
    }

    /**
     * The next line without its end, or null at the end of the input, which is Ctrl-D.
     *
     * @throws Failure interrupted
     */
    public synchronized @Nullable String line() {
        wanted = true;
        start();
        notifyAll();
        try {
            while (!there && !ended) {
                wait();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw Unfit.interrupted();
        }
        if (ended) {
            throw Unfit.interrupted();
        }
        there = false;
        wanted = false;
        return line;
    }

    private void start() {
        if (reader == null && !ended) {
            reader = new Thread(this::read, "mcpctl-keyboard-1");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private void read() {
        try {
            while (awaitWish()) {
                String next = next();
                synchronized (this) {
                    line = next;
                    there = true;
                    notifyAll();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitWish() throws InterruptedException {
        while (!ended && (!wanted || there)) {
            wait();
        }
        return !ended;
    }

    private @Nullable String next() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        try {
            int next;
            while ((next = stdin.read()) >= 0 && next != '\n') {
                typed.write(next);
            }
            return next < 0 && typed.size() == 0 ? null : typed.toString(StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return null;
        }
    }
}
