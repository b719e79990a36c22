package dev.mcpctl.cli;

import dev.mcpctl.config.document.OwnerOnly;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.Console;
import dev.mcpctl.output.StandardOutput;
import dev.mcpctl.output.Style;
import dev.mcpctl.process.Platform;
import dev.mcpctl.repl.HistoryFile;
import dev.mcpctl.repl.Prompt;
import dev.mcpctl.repl.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prompt on a terminal. */
final class ReplTerminal {

    private final Run run;
    private @Nullable LiveKnowledge knowledge;

    ReplTerminal(Run run) {
        this.run = run;
    }

    /**
     * Opens the server and stays until the person leaves.
     *
     * @throws Failure whatever keeps the server from being opened
     */
    Outcome run() {
        try (Prompt prompt = new Prompt(run.console().traits().colour())) {
            run(prompt);
            return Outcome.nothing();
        } catch (IOException problem) {
            throw Failure.localFile("the terminal cannot be used: " + problem.getMessage(), problem)
                    .hint("lines can also come from a file: repl SERVER -f FILE");
        }
    }

    private void run(Prompt prompt) {
        Console above = Console.of(
                new Console.Streams(prompt.above(), prompt.above(), StandardOutput::isPipe),
                run.console().traits());
        KeptServer.Atmosphere atmosphere = new KeptServer.Atmosphere(above, 0, this::changed);
        Thread reader = Thread.currentThread();
        try (ReplBench bench = new ReplBench(run, () -> context(prompt), atmosphere)) {
            bench.open(ReplCommand.startName(run), run.in(context(prompt)), run.interruption());
            run.interruption().onSignal(reader::interrupt);
            LiveKnowledge live = new LiveKnowledge(bench.servers());
            knowledge = live;
            live.prepare();
            greet(bench);
            prompt.run(new Prompt.Equipment(bench, new LineSuggester(new PromptLine(bench), live), history()));
        }
    }

    private void greet(ReplBench bench) {
        run.console().note("connected to " + bench.servers().current().described());
        run.console().note(List.of(new Console.Span(Style.FAINT, "'help' tells more, Ctrl-D leaves")));
    }

    private void changed(KeptServer server) {
        LiveKnowledge live = knowledge;
        if (live != null) {
            live.changed(server);
        }
    }

    /** The terminal may have been made wider or narrower since the last line. */
    private Context context(Prompt prompt) {
        Map<String, String> variables = new HashMap<>(run.context().environment());
        if (prompt.width() > 0) {
            variables.put("COLUMNS", Integer.toString(prompt.width()));
        }
        Context.Streams streams = run.context().streams();
        return run.context()
                .with(new Context.Streams(prompt.input(), streams.out(), streams.err()))
                .with(variables);
    }

    private @Nullable HistoryFile history() {
        Path state = new UserDirectories(run.context().environment(), Platform.current()).state();
        if (state == null) {
            return null;
        }
        try {
            Path directory = state.resolve("history");
            OwnerOnly.createDirectories(directory);
            return new HistoryFile(directory.resolve(fileName()));
        } catch (IOException unwritable) {
            run.console().verbose(1, "note: no history is kept: " + unwritable.getMessage());
            return null;
        }
    }

    /** One file for each server; a digest, because the words may hold what nobody else should see. */
    private String fileName() {
        Typed typed = run.typed();
        String words = typed.operands() + " " + typed.serverCommand() + " " + LineOptions.naming(typed.options()) + " "
                + run.context().directory();
        return Long.toHexString(EraFile.hash(words));
    }

    /** Lines of a prompt: its own commands come first. */
    private record PromptLine(ReplBench bench) implements LineSuggester.Line {

        @Override
        public Commands.@Nullable Entry command(String name, List<String> rest) {
            return bench.command(name, rest);
        }

        @Override
        public List<Suggestion> commands() {
            List<Suggestion> all = new ArrayList<>();
            for (Commands.Entry entry : Commands.all()) {
                if (entry.command().usesOpenServer()) {
                    all.add(Suggestion.of(entry.name(), entry.summary()));
                }
            }
            for (String name : BenchCommands.NAMES) {
                all.add(Suggestion.of(name, BenchCommands.summary(name)));
            }
            return all;
        }

        @Override
        public boolean lent() {
            return true;
        }
    }
}
