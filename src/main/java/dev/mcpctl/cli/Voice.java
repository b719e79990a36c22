package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Negotiator;
import dev.mcpctl.mcp.SessionListener;
import dev.mcpctl.mcp.TaskState;
import dev.mcpctl.output.Console;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.transport.StderrTail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the user on stderr what happens beside the result: notes, findings, logs, progress, the server's stderr. */
final class Voice implements SessionListener, WireListener, Scope.Explanation {

    private static final long FIRST_PROGRESS_NANOS = 500_000_000L;
    private static final long PROGRESS_NANOS = 100_000_000L;
    private static final long PLAIN_PROGRESS_NANOS = 10_000_000_000L;
    private static final int LAST_LINES = 20;

    private final String server;
    private volatile StderrTail stderr = new StderrTail();
    private volatile StderrTail noise = new StderrTail();
    private volatile Ears ears;
    private volatile long started = System.nanoTime();
    private long lastProgress = started;
    private volatile WireEvent.@Nullable Finding lastFinding;
    private @Nullable Context context;
    private @Nullable NamedServer named;
    private volatile @Nullable KnownSecrets secrets;

    /**
     * A voice for one server.
     *
     * @param events where progress and log messages go as JSON lines too, or null
     * @param logs shows log messages
     */
    Voice(Console console, String server, @Nullable EventLines events, LogLines logs) {
        this.server = server;
        this.ears = new Ears(console, events, logs, 1, null);
    }

    /** What this server and we know to be secret is masked where its stderr is told. Called before anything is. */
    void hideSecretsOf(NamedServer other, Context surroundings) {
        named = other;
        context = surroundings;
    }

    /** Most servers say nothing on stderr, so that nothing is gathered before one does. */
    private @Nullable KnownSecrets secrets() {
        KnownSecrets known = secrets;
        if (known == null && named != null && context != null) {
            known = KnownSecrets.from(context, named);
            secrets = known;
        }
        return known;
    }

    /** A text of the server without what is known to be secret. */
    String masked(String line) {
        KnownSecrets known = secrets();
        return known == null ? line : known.texts().masked(line);
    }

    /**
     * Who listens.
     *
     * @param console where it is told
     * @param events where progress and log messages go as JSON lines too, or null
     * @param logs shows log messages
     * @param level verbosity from which on notifications are told
     * @param reaction what else is to happen with what the server says, or null
     */
    record Ears(
            Console console,
            @Nullable EventLines events,
            LogLines logs,
            int level,
            @Nullable Reaction reaction) {}

    /** Reacts to what a server says while nobody waits for it. Quick; runs on the connection's threads. */
    interface Reaction {
        /** A notification that is neither progress nor a log message. */
        void notified(String method);

        /** The server's process has ended. */
        void ended(WireEvent.ProcessExited exit);
    }

    /** Speaks to others from now on: the next line of a prompt, or the prompt itself. */
    void speakTo(Ears others) {
        started = System.nanoTime();
        stderr = new StderrTail();
        ears = others;
    }

    private Console console() {
        return ears.console();
    }

    @Override
    public void note(String sentence) {
        console().verbose(1, "note: " + sentence);
    }

    @Override
    public void warn(String sentence) {
        console().warn(sentence);
    }

    @Override
    public void waiting(String sentence) {
        console().note("mcpctl: " + sentence);
    }

    @Override
    public void log(String level, @Nullable String logger, JsonNode data, JsonNode raw) {
        Ears now = ears;
        if (now.events() != null) {
            now.events().event("log", raw);
        }
        now.logs().show(level, logger, data);
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message, JsonNode raw) {
        Ears listeners = ears;
        if (listeners.events() != null) {
            listeners.events().event("progress", raw);
        }
        long now = System.nanoTime();
        boolean terminal = console().traits().terminals().stderr();
        if (terminal && now - started > FIRST_PROGRESS_NANOS && now - lastProgress > PROGRESS_NANOS) {
            lastProgress = now;
            console().status(progressLine(progress, total, message));
        } else if (!terminal && now - lastProgress > PLAIN_PROGRESS_NANOS) {
            lastProgress = now;
            console().verbose(1, progressLine(progress, total, message));
        }
    }

    @Override
    public void task(TaskState state) {
        String line = server + ": task " + state.status().word().replace('_', ' ')
                + (state.message() == null ? "" : ", " + state.message());
        long now = System.nanoTime();
        if (console().traits().terminals().stderr() && now - started > FIRST_PROGRESS_NANOS) {
            console().status(line);
        } else if (now - lastProgress > PLAIN_PROGRESS_NANOS) {
            lastProgress = now;
            console().verbose(1, line);
        }
    }

    private String progressLine(double progress, @Nullable Double total, @Nullable String message) {
        String share = total != null && total > 0
                ? Math.round(Math.max(0, Math.min(1, progress / total)) * 100) + " %"
                : plain(progress);
        return server + ": " + share + (message == null ? "" : " " + message);
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    @Override
    public void notification(String method, @Nullable JsonNode params) {
        Ears now = ears;
        now.console().verbose(now.level(), "note: the server sent " + method);
        if (now.reaction() != null) {
            now.reaction().notified(method);
        }
    }

    @Override
    public void on(WireEvent event) {
        if (event instanceof WireEvent.StderrLine line) {
            String said = masked(line.line());
            stderr.add(said);
            console().verbose(1, server + ": " + said);
        } else if (event instanceof WireEvent.Finding finding) {
            lastFinding = finding;
            if (finding.rule().equals(WireEvent.Finding.NOISE_ON_STDOUT)
                    && !finding.excerpt().isEmpty()) {
                noise.add(masked(finding.excerpt()));
            }
            String excerpt = finding.excerpt().isEmpty() ? "" : ": " + masked(finding.excerpt());
            console().verbose(1, "finding: " + finding.rule() + ": " + finding.problem() + excerpt);
        } else if (event instanceof WireEvent.ExchangeOpened request) {
            console().verbose(1, "http " + request.exchange() + ": " + request.method() + " " + request.url());
        } else if (event instanceof WireEvent.ExchangeAnswered response) {
            console().verbose(1, "http " + response.exchange() + ": " + response.status() + contentType(response));
        } else if (event instanceof WireEvent.ExchangeBroken broken) {
            console().verbose(1, "http " + broken.exchange() + ": " + broken.problem());
        } else if (event instanceof WireEvent.StreamEvent received) {
            String id = received.id() == null ? "" : ", id " + received.id();
            console()
                    .verbose(
                            2,
                            "http " + received.exchange() + ": event " + received.name() + ", " + received.bytes()
                                    + " bytes" + id);
        } else if (event instanceof WireEvent.StreamLine line) {
            console().verbose(2, "http " + line.exchange() + ": " + line.field() + " " + line.value());
        } else if (event instanceof WireEvent.ProcessStarted start) {
            // A server that is started again says the same again.
            noise = new StderrTail();
            console().verbose(2, "started process " + start.pid());
        } else if (event instanceof WireEvent.ProcessExited exit) {
            console().verbose(2, "process " + exit.pid() + " ended " + exit.means() + ", status " + exit.status());
            Reaction reaction = ears.reaction();
            if (reaction != null) {
                reaction.ended(exit);
            }
        }
    }

    private static String contentType(WireEvent.ExchangeAnswered response) {
        for (WireEvent.Header header : response.headers()) {
            if (header.name().equalsIgnoreCase("content-type")) {
                return " " + header.value();
            }
        }
        return "";
    }

    @Override
    public Failure withLastWords(Failure failure) {
        boolean servers = switch (failure.kind()) {
            case UNREACHABLE, SERVER_GONE, REFUSED, PROTOCOL, TIMED_OUT -> true;
            default -> false;
        };
        List<String> words = stderr.last(LAST_LINES);
        if (failure.details().get(ErrorLine.STDERR) instanceof List<?> said) {
            return withFinding(withNoise(failure.detail(ErrorLine.STDERR, masked(said))));
        }
        boolean unsaid = servers && !words.isEmpty();
        return withFinding(withNoise(unsaid ? failure.detail(ErrorLine.STDERR, words) : failure));
    }

    private List<String> masked(List<?> lines) {
        List<String> masked = new ArrayList<>();
        lines.forEach(line -> masked.add(masked(String.valueOf(line))));
        return masked;
    }

    /** Who runs a program that is no server, or with wrong words, often finds on stdout what it had to say. */
    private Failure withNoise(Failure failure) {
        List<String> words = noise.last(LAST_LINES);
        boolean left = failure.kind() == Failure.Kind.SERVER_GONE || failure.kind() == Failure.Kind.UNREACHABLE;
        return left && !words.isEmpty() ? failure.detail(ErrorLine.STDOUT, words) : failure;
    }

    /** An answer that nobody could read looks like silence: whoever waited in vain should know that something came. */
    private Failure withFinding(Failure failure) {
        WireEvent.Finding finding = lastFinding;
        boolean waited =
                failure.kind() == Failure.Kind.TIMED_OUT || failure.code().equals(Negotiator.NEVER_READY);
        return waited && finding != null
                ? failure.hint("the server sent what is no proper answer: " + finding.problem() + "; see it with -v")
                : failure;
    }

    /** Takes the progress line away, so that a result does not stand behind it. */
    void finish() {
        console().status("");
        ears.logs().finish();
    }

    /** The events of {@code call -o jsonl}. */
    interface EventLines {
        /** One event. */
        void event(String type, JsonNode raw);

        /** An object with the type first and then the members of what was received. */
        static ObjectNode line(String type, JsonNode raw) {
            ObjectNode line = Json.object().put("type", type);
            if (raw instanceof ObjectNode members) {
                line.setAll(members);
            }
            return line;
        }
    }
}
