package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.SessionListener;
import dev.mcpctl.output.Console;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.transport.StderrTail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the user on stderr what happens beside the result: notes, findings, logs, progress, the server's stderr. */
final class Voice implements SessionListener, WireListener, Scope.Explanation {

    private static final long FIRST_PROGRESS_NANOS = 500_000_000L;
    private static final long PROGRESS_NANOS = 100_000_000L;
    private static final long PLAIN_PROGRESS_NANOS = 10_000_000_000L;
    private static final int LAST_LINES = 20;

    private final Console console;
    private final String server;
    private final @Nullable EventLines events;
    private final long started = System.nanoTime();
    private final StderrTail stderr = new StderrTail();
    private long lastProgress = started;
    private volatile WireEvent.@Nullable Finding lastFinding;

    /**
     * A voice for one server.
     *
     * @param events where progress and log messages go as JSON lines too, or null
     */
    Voice(Console console, String server, @Nullable EventLines events) {
        this.console = console;
        this.server = server;
        this.events = events;
    }

    @Override
    public void note(String sentence) {
        console.verbose(1, "note: " + sentence);
    }

    @Override
    public void waiting(String sentence) {
        console.note("mcpctl: " + sentence);
    }

    @Override
    public void log(String level, @Nullable String logger, JsonNode data, JsonNode raw) {
        if (events != null) {
            events.event("log", raw);
        }
        String text = data.isTextual() ? data.textValue() : Json.compact(data);
        console.verbose(1, "[" + level + "]" + (logger == null ? "" : " " + logger + ":") + " " + text);
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message, JsonNode raw) {
        if (events != null) {
            events.event("progress", raw);
        }
        long now = System.nanoTime();
        boolean terminal = console.traits().terminals().stderr();
        if (terminal && now - started > FIRST_PROGRESS_NANOS && now - lastProgress > PROGRESS_NANOS) {
            lastProgress = now;
            console.status(progressLine(progress, total, message));
        } else if (!terminal && now - lastProgress > PLAIN_PROGRESS_NANOS) {
            lastProgress = now;
            console.verbose(1, progressLine(progress, total, message));
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
        console.verbose(1, "note: the server sent " + method);
    }

    @Override
    public void on(WireEvent event) {
        if (event instanceof WireEvent.StderrLine line) {
            stderr.add(line.line());
            console.verbose(1, server + ": " + line.line());
        } else if (event instanceof WireEvent.Finding finding) {
            lastFinding = finding;
            String excerpt = finding.excerpt().isEmpty() ? "" : ": " + finding.excerpt();
            console.verbose(1, "finding: " + finding.rule() + ": " + finding.problem() + excerpt);
        } else if (event instanceof WireEvent.ExchangeOpened request) {
            console.verbose(1, "http " + request.exchange() + ": " + request.method() + " " + request.url());
        } else if (event instanceof WireEvent.ExchangeAnswered response) {
            console.verbose(1, "http " + response.exchange() + ": " + response.status() + contentType(response));
        } else if (event instanceof WireEvent.ExchangeBroken broken) {
            console.verbose(1, "http " + broken.exchange() + ": " + broken.problem());
        } else if (event instanceof WireEvent.StreamEvent received) {
            String id = received.id() == null ? "" : ", id " + received.id();
            console.verbose(
                    2,
                    "http " + received.exchange() + ": event " + received.name() + ", " + received.bytes() + " bytes"
                            + id);
        } else if (event instanceof WireEvent.StreamLine line) {
            console.verbose(2, "http " + line.exchange() + ": " + line.field() + " " + line.value());
        } else if (event instanceof WireEvent.ProcessStarted start) {
            console.verbose(2, "started process " + start.pid());
        } else if (event instanceof WireEvent.ProcessExited exit) {
            console.verbose(2, "process " + exit.pid() + " ended " + exit.means() + ", status " + exit.status());
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
        boolean unsaid = servers && !words.isEmpty() && !failure.details().containsKey(ErrorLine.STDERR);
        return withFinding(unsaid ? failure.detail(ErrorLine.STDERR, words) : failure);
    }

    /** An answer that nobody could read looks like silence: whoever waited in vain should know that something came. */
    private Failure withFinding(Failure failure) {
        WireEvent.Finding finding = lastFinding;
        boolean waited =
                failure.kind() == Failure.Kind.TIMED_OUT || failure.code().equals("start_timeout");
        return waited && finding != null
                ? failure.hint("the server sent what is no proper answer: " + finding.problem() + "; see it with -v")
                : failure;
    }

    /** Takes the progress line away, so that a result does not stand behind it. */
    void finish() {
        console.status("");
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
