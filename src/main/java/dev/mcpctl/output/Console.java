package dev.mcpctl.output;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * The two streams a command writes to, and what is known about them. Results go to stdout through {@link #out} or
 * {@link #bytes}; everything else to stderr, a line at a time, from any thread.
 */
public final class Console {

    /**
     * Where the bytes go.
     *
     * @param stdoutIsPipe asked after a write to stdout failed: whether that means that its reader went away
     */
    public record Streams(OutputStream stdout, OutputStream stderr, BooleanSupplier stdoutIsPipe) {

        /** Streams whose failures are told apart by their text alone. */
        public static Streams of(OutputStream stdout, OutputStream stderr) {
            return new Streams(stdout, stderr, () -> false);
        }
    }

    private final ResultStream stdout;
    private final Notes notes;
    private final ConsoleTraits traits;

    private Console(ResultStream stdout, Notes notes, ConsoleTraits traits) {
        this.stdout = stdout;
        this.notes = notes;
        this.traits = traits;
    }

    /** A console over streams that the caller owns and closes. */
    public static Console of(Streams streams, ConsoleTraits traits) {
        return new Console(
                new ResultStream(streams.stdout(), streams.stdoutIsPipe()), new Notes(streams.stderr()), traits);
    }

    /** The same streams seen with other traits, once options such as {@code --quiet} are known. */
    public Console with(ConsoleTraits other) {
        return new Console(stdout, notes, other);
    }

    /** What is known of it. */
    public ConsoleTraits traits() {
        return traits;
    }

    /** Whether a person can be asked. */
    public boolean interactive() {
        return traits.interactive();
    }

    /**
     * Stdout as bytes, buffered; closing it flushes.
     *
     * <p>Writes throw {@link PipeClosed} when the reader has gone and a {@link Failure} when the disk is full.
     */
    public OutputStream bytes() {
        return stdout;
    }

    /** Stdout as text. */
    public TextSink out() {
        return new TextSink(stdout, new TextSink.View(traits.terminals().stdout(), traits.width(), traits.colour()));
    }

    /** Hands everything printed so far to the system. Throws what writing throws, each reason once. */
    public void flush() {
        stdout.flush();
    }

    /** One line on stderr, unless {@code --quiet}. */
    public void note(String text) {
        if (traits.verbosity() >= 0) {
            notes.line("", text);
        }
    }

    /** One line on stderr that starts with {@code warning:}, unless {@code --quiet}. */
    public void warn(String text) {
        if (traits.verbosity() >= 0) {
            notes.line(styled(Style.WARNING, "warning:") + " ", text);
        }
    }

    /** One line on stderr when the verbosity is at least the level: 1 for {@code -v}, 2 for {@code -vv}. */
    public void verbose(int level, String text) {
        if (traits.verbosity() >= level) {
            notes.line("", text);
        }
    }

    /**
     * A line that the next one replaces, for progress; does nothing unless stderr is a terminal.
     *
     * @param text cut to the width; empty takes the line away
     */
    public void status(String text) {
        if (traits.terminals().stderr() && traits.verbosity() >= 0) {
            notes.status(DisplayWidth.fit(Neutraliser.line(text), traits.width() - 1));
        }
    }

    /** A failure as the last thing on stderr: its JSON line with {@code json} and {@code jsonl}, else for people. */
    public void fail(Failure failure, OutputFormat format) {
        fail(ErrorLine.of(failure), format);
    }

    /** News that is no failure but must be told like one, such as a tool that reported an error. */
    public void fail(ErrorLine line, OutputFormat format) {
        if (format.machine()) {
            notes.raw(line.json());
            return;
        }
        notes.raw(line.human(traits.errorColour()));
    }

    private String styled(Style style, String ours) {
        return traits.errorColour() ? style.on(ours) : ours;
    }

    /** Stderr. What cannot be written there can be told nowhere, so it is dropped. */
    private static final class Notes {

        private static final String ERASE = "\r\u001b[K";

        private final OutputStream stderr;
        private boolean status;

        Notes(OutputStream stderr) {
            this.stderr = stderr;
        }

        void line(String ours, String text) {
            raw(ours + Neutraliser.text(text));
        }

        synchronized void raw(String safe) {
            send((status ? ERASE : "") + safe + "\n");
            status = false;
        }

        synchronized void status(String safe) {
            if (!safe.isEmpty() || status) {
                send(ERASE + safe);
            }
            status = !safe.isEmpty();
        }

        private void send(String safe) {
            try {
                stderr.write(safe.getBytes(StandardCharsets.UTF_8));
                stderr.flush();
            } catch (IOException nobodyToTell) {
                status = false;
            }
        }
    }
}
