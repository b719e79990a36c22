package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.EraChoice;
import java.time.Duration;
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

    private TargetOptions() {}

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value("--stdio", "COMMAND", "start this command line as the server"));
        form.addOption(OptionForm.value("--server", "NAME", "the server of this name, whatever the word looks like"));
        HttpOptions.describe(form);
        ProgramOptions.describe(form);
        form.addOption(OptionForm.value(
                "--protocol", "VERSION", "auto (default), legacy, modern, or a date such as 2025-06-18"));
        form.addOption(OptionForm.values("--roots", "DIR", "a directory to name when the server asks for roots"));
        Elicitation.describe(form);
        form.addOption(OptionForm.values("--meta", "K=V", "a member of _meta in each request; K:=JSON for JSON"));
        form.addOption(
                OptionForm.value("--timeout", "DURATION", "silence allowed while a request is open (60s); 0 is none"));
        form.addOption(OptionForm.value("--max-time", "DURATION", "end of the whole run (10m); 0 is none"));
        form.addOption(OptionForm.value("--start-timeout", "DURATION", "time for the server to be ready (60s)"));
        form.addOption(
                OptionForm.value("--max-message", "SIZE", "longest message held in memory (64MiB); 0 is no limit"));
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

    /** The ways to name a server; at most one is not null. */
    record ServerWords(
            @Nullable String word,
            @Nullable List<String> command,
            @Nullable String stdio,
            @Nullable String http,
            @Nullable String sse,
            @Nullable String name) {}

    static EraChoice protocol(Options options) {
        String text = options.text("--protocol", "MCPCTL_PROTOCOL");
        return text == null ? EraChoice.AUTO : EraChoice.parse(text);
    }

    static Duration timeout(Options options) {
        return duration(options, "--timeout", "MCPCTL_TIMEOUT", DEFAULT_TIMEOUT);
    }

    /** A timeout on the line also bounds start and handshake when it is the smaller one. */
    static Duration start(Options options) {
        Duration start = duration(options, "--start-timeout", "MCPCTL_START_TIMEOUT", DEFAULT_START);
        String typed = options.text("--timeout");
        Duration timeout = typed == null ? Duration.ZERO : Options.duration("--timeout", typed);
        return !timeout.isZero() && (start.isZero() || timeout.compareTo(start) < 0) ? timeout : start;
    }

    static Duration maxTime(Options options) {
        return duration(options, "--max-time", "MCPCTL_MAX_TIME", DEFAULT_MAX_TIME);
    }

    static long maxMessage(Options options) {
        String text = options.text("--max-message", "MCPCTL_MAX_MESSAGE");
        return text == null ? DEFAULT_MAX_MESSAGE : Options.bytes("--max-message", text);
    }

    private static Duration duration(Options options, String name, String variable, Duration otherwise) {
        String text = options.text(name, variable);
        return text == null ? otherwise : Options.duration(name, text);
    }
}
