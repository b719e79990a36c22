package dev.mcpctl.cli;

import dev.mcpctl.failure.NamedFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code repl SERVER}: a prompt over one open session, or a script of its lines. */
final class ReplCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.server();
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "Lines are the other commands without SERVER, and go to a session that stays open. On a"
                                + " terminal there is a prompt with completion; 'help' there tells more.",
                        "From a pipe or with -f lines run as a script: the first one that fails ends it with its exit"
                                + " code.")
                .examples(
                        "mcpctl repl demo",
                        "mcpctl repl -- npx -y @modelcontextprotocol/server-everything",
                        "mcpctl repl demo -f smoke.mcp",
                        "echo 'call weather --city Oslo' | mcpctl repl demo");
        form.addOption(OptionForm.value("-f,--file", "FILE", "run the lines of this file; - is stdin"));
        TargetOptions.describe(form);
    }

    @Override
    public Outcome run(Run run) {
        String file = run.options().path("--file");
        if (file != null && !file.equals("-")) {
            return script(run, file);
        }
        boolean terminal = run.console().traits().terminals().stdin();
        return terminal && file == null ? new ReplTerminal(run).run() : pipe(run);
    }

    private static Outcome script(Run run, String file) {
        Path path = run.context().directory().resolve(file);
        try (InputStream lines = new BufferedInputStream(Files.newInputStream(path))) {
            return run(run, new ReplScript(run, "'" + file + "'", lines), run.context());
        } catch (IOException problem) {
            throw NamedFile.unreadable(file, problem);
        }
    }

    /** Lines of the script cannot read stdin too. */
    private static Outcome pipe(Run run) {
        Context.Streams streams = run.context().streams();
        Context lines =
                run.context().with(new Context.Streams(InputStream.nullInputStream(), streams.out(), streams.err()));
        return run(run, new ReplScript(run, "stdin", streams.in()), lines);
    }

    private static Outcome run(Run run, ReplScript script, Context lines) {
        KeptServer.Atmosphere atmosphere = new KeptServer.Atmosphere(run.console(), 1, server -> {});
        try (ReplBench bench = new ReplBench(run, () -> lines, atmosphere)) {
            bench.open(startName(run), run, run.interruption());
            return Outcome.ended(script.run(bench));
        }
    }

    /** What the first server is called. */
    static String startName(Run run) {
        TargetOptions.ServerWords words = TargetOptions.server(run);
        if (words.command() != null) {
            return KeptServers.shortName(String.join(" ", words.command()));
        }
        for (String each : new String[] {words.word(), words.stdio(), words.http(), words.sse(), words.name()}) {
            if (each != null) {
                return KeptServers.shortName(each);
            }
        }
        return "server";
    }
}
