package dev.mcpctl.output;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    private static final String WARNING = "warning:";

    private final ResultStream stdout;
    private final Notes notes;
    private final ConsoleTraits traits;
    private volatile boolean printing;

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

    /** The same console with its results going elsewhere, a pager; the caller closes that. */
    public Console through(OutputStream other) {
        return new Console(new ResultStream(other, () -> true), notes, traits);
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
        makeRoom();
        return stdout;
    }

    /** Stdout as text. */
    public TextSink out() {
        makeRoom();
        return new TextSink(
                stdout,
                new TextSink.View(traits.terminals().stdout(), traits.width(), traits.colour(), traits.abilities()));
    }

    /** A result must not stand behind a progress line that shares its terminal, nor the line behind a part of it. */
    private void makeRoom() {
        if (traits.terminals().stdout()) {
            Talks talks = notes.talks;
            if (talks != null) {
                talks.awaitOthers();
            }
            printing = true;
            notes.status("");
        }
    }

    /** Hands everything printed so far to the system. Throws what writing throws, each reason once. */
    public void flush() {
        stdout.flush();
    }

    /** One line on stderr, unless {@code --quiet}. */
    public void note(String text) {
        if (traits.verbosity() >= 0) {
            notes.raw(folded(text));
        }
    }

    /** A sentence on stderr: on a terminal broken to the width. */
    private String folded(String untrusted) {
        String safe = Neutraliser.text(untrusted);
        return traits.terminals().stderr() ? DisplayWidth.folded(safe, traits.width()) : safe;
    }

    /**
     * A part of a line.
     *
     * @param style or null for none
     * @param text untrusted
     */
    public record Span(@Nullable Style style, String text) {}

    /** One line on stderr out of parts, unless {@code --quiet}. */
    public void note(List<Span> parts) {
        if (traits.verbosity() < 0) {
            return;
        }
        StringBuilder line = new StringBuilder();
        for (Span part : parts) {
            String safe = Neutraliser.line(part.text());
            line.append(part.style() == null ? safe : styled(part.style(), safe));
        }
        notes.raw(line.toString());
    }

    /** One line on stderr that starts with {@code warning:}, unless {@code --quiet}. */
    public void warn(String text) {
        if (traits.verbosity() >= 0) {
            notes.raw(styled(Style.WARNING, WARNING)
                    + folded(WARNING + " " + text).substring(WARNING.length()));
        }
    }

    /** One line on stderr when the verbosity is at least the level: 1 for {@code -v}, 2 for {@code -vv}. */
    public void verbose(int level, String text) {
        if (traits.verbosity() >= level) {
            notes.raw(folded(text));
        }
    }

    /**
     * A line that the next one replaces, for progress; does nothing unless stderr is a terminal, nor once a result is
     * being printed on the same one.
     *
     * @param text cut to the width; empty takes the line away
     */
    public void status(String text) {
        Talks talks = notes.talks;
        boolean shown = text.isEmpty() || !(printing || (talks != null && talks.goOn()));
        if (shown && traits.terminals().stderr() && traits.verbosity() >= 0) {
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
        notes.raw(line.human(traits.errorColour(), traits.terminals().stderr() ? traits.width() : 0));
    }

    /**
     * Talks with the person at the terminal, once others have ended their talks. Until it is over there is no progress line,
     * and other threads that print results on the same terminal wait.
     */
    public <T extends @Nullable Object> T talk(Supplier<T> talk) {
        Talks talks = notes.talks();
        talks.begin();
        try {
            notes.status("");
            return talk.get();
        } finally {
            talks.end();
        }
    }

    /**
     * A question to a person on stderr, also with {@code --quiet}, as it stands and without an end of line of its own.
     *
     * @param safe harmless: whatever a server said in it went through {@link Neutraliser}
     */
    public void ask(String safe) {
        notes.ask(safe);
    }

    /** The lines in which a harmless text fits stderr behind so many columns; one where that is no terminal. */
    public List<String> fitted(String safe, int column) {
        int columns = traits.width() - column;
        boolean fits = !traits.terminals().stderr() || DisplayWidth.of(safe) <= columns;
        return fits ? List.of(safe) : DisplayWidth.wrap(safe, columns);
    }

    /** The text in this style where stderr has colours; it must be harmless already. */
    public String styled(Style style, String ours) {
        return traits.errorColour() ? style.on(ours) : ours;
    }

    /** Stderr. What cannot be written there can be told nowhere, so it is dropped. */
    private static final class Notes {

        private static final String ERASE = "\r\u001b[K";

        private final OutputStream stderr;
        private volatile @Nullable Talks talks;
        private boolean status;

        Notes(OutputStream stderr) {
            this.stderr = stderr;
        }

        /** Made when somebody talks, since most runs do not. */
        synchronized Talks talks() {
            Talks known = talks;
            if (known == null) {
                known = new Talks();
                talks = known;
            }
            return known;
        }

        synchronized void raw(String safe) {
            send((status ? ERASE : "") + safe + "\n");
            status = false;
        }

        synchronized void ask(String safe) {
            send((status ? ERASE : "") + safe);
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
