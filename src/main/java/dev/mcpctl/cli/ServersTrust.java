package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.EntryView;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.Console;
import dev.mcpctl.process.Platform;
import java.util.List;

/** {@code servers trust NAME}: naming an entry accepts it, exactly as it stands now. */
final class ServersTrust implements ServersCommand.Action {

    @Override
    public Outcome run(Run run) {
        String name = ServersCommand.name(run);
        Platform platform = Platform.current();
        ServerEntry entry = new CatalogServer(run, platform).findInProject(name);
        if (entry.source().level() == Source.Level.USER) {
            run.console().note("'" + name + "' is your own (" + entry.source().where() + ") and needs no trust");
            return outcome(entry, ChangeDocument.Result.UNCHANGED);
        }
        requireUsable(entry, name);
        TrustFile trust = new CatalogOptions(run, platform).trust();
        boolean before = trust.remembers(entry);
        trust.accept(entry);
        run.console()
                .note("trusted from now on: " + entry.qualifiedName() + " ("
                        + entry.source().where() + ")");
        // What stands on a terminal only is seen by the one who decides.
        boolean whole = run.console().traits().terminals().stderr();
        for (String line : whole ? EntryView.wholeLines(entry) : EntryView.lines(entry)) {
            run.console().note(List.of(new Console.Span(null, "  " + line)));
        }
        return outcome(entry, before ? ChangeDocument.Result.UNCHANGED : ChangeDocument.Result.TRUSTED);
    }

    private static Outcome outcome(ServerEntry entry, ChangeDocument.Result result) {
        Source source = entry.source();
        ChangeDocument.Made made =
                new ChangeDocument.Made(result, source.file(), source.place().line(), null);
        return Outcome.of(new ChangeDocument("trust", entry.name(), source.origin(), made));
    }

    /**
     * Lets an entry pass that says how its server is reached.
     *
     * @throws Failure configuration, with what is wrong with it
     */
    static void requireUsable(ServerEntry entry, String name) {
        if (!entry.usable()) {
            throw Failure.of(
                    Failure.Kind.CONFIGURATION,
                    "bad_entry",
                    "server '" + name + "' cannot be used: "
                            + entry.problems().get(0).message() + " ("
                            + entry.source().where() + ")");
        }
    }
}
