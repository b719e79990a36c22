package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.EraChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options about the server and how to talk to it. */
final class TargetOptions {

    static final Duration DEFAULT_START = Duration.ofSeconds(60);
    static final Duration DEFAULT_PROBE = Duration.ofSeconds(3);
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    static final Duration DEFAULT_MAX_TIME = Duration.ofMinutes(10);
    static final long DEFAULT_MAX_MESSAGE = 64L << 20;

    private static final List<String> NAMING = List.of("--stdio", "--server", "--http", "--sse");

    private static final String CONVERSATION = "The conversation with it";

    private TargetOptions() {}

    static void describe(CommandForm form) {
        describeServer(form);
        AnswerOptions.describe(form);
        String before = form.under(CONVERSATION);
        form.addOption(OptionForm.value("--protocol", "VERSION", "auto (default), legacy, modern or a date"));
        LogOptions.describe(form);
        form.addOption(OptionForm.values("--meta", "K=V", "a member of _meta in requests; K:=JSON for JSON"));
        form.addOption(OptionForm.value("--timeout", "DURATION", "silence allowed in a request (60s); 0 is none"));
        form.addOption(OptionForm.value("--max-time", "DURATION", "end of the whole run (10m); 0 is none"));
        form.addOption(OptionForm.value("--start-timeout", "DURATION", "time for the server to be ready (60s)"));
        RecordOptions.describe(form);
        describeLimit(form);
        form.under(before);
    }

    /** Those that say where the server is and how to get there, for commands that send nothing of their own. */
    static void describeWay(CommandForm form) {
        describeServer(form);
        String before = form.under(CONVERSATION);
        describeLimit(form);
        form.under(before);
    }

    private static void describeServer(CommandForm form) {
        String before = form.under("The server");
        form.addOption(OptionForm.value("--stdio", "COMMAND", "start this command line as the server"));
        form.addOption(OptionForm.value("--server", "NAME", "the server of this name in a list of servers"));
        CatalogOptions.describe(form);
        form.under("A server that is started");
        ProgramOptions.describe(form);
        form.under("A server behind a URL");
        HttpOptions.describe(form);
        form.under(before);
    }

    private static void describeLimit(CommandForm form) {
        form.addOption(OptionForm.value("--max-message", "SIZE", "longest message in memory (64MiB); 0 is no limit"));
    }

    /** Whether an option among the words says what the server is, so that no word has to. */
    static boolean nameServer(List<String> words) {
        for (String word : words) {
            for (String name : NAMING) {
                if (word.startsWith(name) && (word.length() == name.length() || word.charAt(name.length()) == '=')) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the line says of the server itself. */
    static ServerWords server(Run run) {
        if (run.bench() != null) {
            return ServerWords.NONE;
        }
        Options options = run.options();
        List<String> operands = run.typed().operands();
        List<String> command = run.typed().serverCommand();
        int ways = command == null ? 0 : 1;
        for (String name : NAMING) {
            ways += options.text(name) == null ? 0 : 1;
        }
        if (ways > 1) {
            throw Failure.usage(
                    "the server is named twice: use one of SERVER, --, --stdio, --http, --sse and --server");
        }
        return new ServerWords(
                ways == 0 && !operands.isEmpty() ? operands.get(0) : null,
                command,
                options.text("--stdio"),
                options.text("--http"),
                options.text("--sse"),
                options.text("--server"));
    }

    /** For a word too many on a line that names the server by other means than a word. */
    static Failure namedTwice(String surplus, Typed typed, Operands operands) {
        List<String> words = typed.operands();
        String first = words.isEmpty() ? surplus : words.get(0);
        String means = typed.serverCommand() == null ? "named by an option" : "the command after '--'";
        String argument = operands.rest() == Operands.Rest.ARGUMENTS ? "; an argument is written NAME=VALUE" : "";
        return Failure.usage("'" + surplus + "' is a word too many: the server is " + means + " already")
                .hint("leave out '" + first + "' if it is meant as SERVER" + argument);
    }

    /** The ways to name a server; at most one is not null. */
    record ServerWords(
            @Nullable String word,
            @Nullable List<String> command,
            @Nullable String stdio,
            @Nullable String http,
            @Nullable String sse,
            @Nullable String name) {

        /** One text for what is named, however it is; null when nothing is. */
        @Nullable
        String named() {
            List<String> typed = asTyped();
            return typed.isEmpty() ? null : String.join("\u001f", typed);
        }

        /** The words that name it. */
        List<String> asTyped() {
            if (command != null) {
                List<String> words = new ArrayList<>(List.of("--"));
                words.addAll(command);
                return words;
            }
            if (word != null) {
                return List.of(word);
            }
            return stdio != null
                    ? List.of("--stdio", stdio)
                    : http != null
                            ? List.of("--http", http)
                            : sse != null
                                    ? List.of("--sse", sse)
                                    : name != null ? List.of("--server", name) : List.of();
        }

        /** Of a line at a prompt, whose server is open. */
        static final ServerWords NONE = new ServerWords(null, null, null, null, null, null);

        /** Whether the line names a server in any way. */
        boolean isNamed() {
            return word != null || command != null || stdio != null || http != null || sse != null || name != null;
        }
    }

    static EraChoice protocol(Options options) {
        String text = options.text("--protocol", "MCPCTL_PROTOCOL");
        return text == null ? EraChoice.AUTO : EraChoice.parse(text);
    }

    static Duration timeout(Options options) {
        return duration(options, "--timeout", "MCPCTL_TIMEOUT", DEFAULT_TIMEOUT);
    }

    static Duration start(Options options) {
        return timeoutBoundsStart(options)
                ? timeout(options)
                : duration(options, "--start-timeout", "MCPCTL_START_TIMEOUT", DEFAULT_START);
    }

    /** A timeout on the line also bounds start and handshake when it is the smaller one. */
    private static boolean timeoutBoundsStart(Options options) {
        String typed = options.text("--timeout");
        Duration timeout = typed == null ? Duration.ZERO : Options.duration("--timeout", typed);
        Duration start = duration(options, "--start-timeout", "MCPCTL_START_TIMEOUT", DEFAULT_START);
        return !timeout.isZero() && (start.isZero() || timeout.compareTo(start) < 0);
    }

    /** The next step with a server that was not ready in time. */
    static String startHint(Options options) {
        String bound = timeoutBoundsStart(options) ? "--timeout, which bounds the start too" : "--start-timeout";
        return "look at what it says with -v; a slow start needs a longer " + bound;
    }

    static Duration maxTime(Options options) {
        return duration(options, "--max-time", "MCPCTL_MAX_TIME", DEFAULT_MAX_TIME);
    }

    /** For commands that run until they are ended: no limit unless the line sets one. */
    static Duration endlessMaxTime(Options options) {
        String typed = options.text("--max-time");
        return typed == null ? Duration.ZERO : Options.duration("--max-time", typed);
    }

    static long maxMessage(Options options) {
        String text = options.text("--max-message", "MCPCTL_MAX_MESSAGE");
        return text == null
                ? DEFAULT_MAX_MESSAGE
                : Options.bytes(options.source("--max-message", "MCPCTL_MAX_MESSAGE"), text);
    }

    private static Duration duration(Options options, String name, String variable, Duration otherwise) {
        String text = options.text(name, variable);
        return text == null ? otherwise : Options.duration(options.source(name, variable), text);
    }
}
