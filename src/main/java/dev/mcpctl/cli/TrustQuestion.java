package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.EntryView;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.failure.Failure;

/** Asks before anything that came with a project is run or dialled. */
final class TrustQuestion {

    private final Run run;
    private final TrustFile trust;

    TrustQuestion(Run run, TrustFile trust) {
        this.run = run;
        this.trust = trust;
    }

    /**
     * Lets an entry pass that is the user's own or was accepted.
     *
     * @throws Failure not answered, when nobody is there to accept it, or it was refused
     */
    void require(ServerEntry entry) {
        Said said = run.scope().said();
        if (entry.source().level() == Source.Level.USER || trust.holds(entry) || said.trusts(entry)) {
            return;
        }
        String what = "server '" + entry.name() + "' comes with the project ("
                + entry.source().where() + ") and is not trusted";
        if (!Dialogue.possible(run)) {
            throw Failure.of(Failure.Kind.NOT_ANSWERED, "not_trusted", what + ": " + EntryView.action(entry))
                    .hint("look at it, then: mcpctl servers trust '" + entry.qualifiedName()
                            + "', or --trust-project for one run");
        }
        if (!isAgreed(what, entry)) {
            throw Failure.of(Failure.Kind.NOT_ANSWERED, "not_trusted", "server '" + entry.name() + "' was not trusted");
        }
        said.trust(entry);
        remember(entry);
    }

    private boolean isAgreed(String what, ServerEntry entry) {
        try (Dialogue dialogue = new Dialogue(run)) {
            dialogue.show(what);
            for (String line : EntryView.wholeLines(entry)) {
                dialogue.show("  " + line);
            }
            return dialogue.agrees("trust it from now on?");
        }
    }

    /** What was agreed to holds for this run at least. */
    private void remember(ServerEntry entry) {
        try {
            trust.accept(entry);
        } catch (Failure failure) {
            run.console().warn("it is trusted for this run only: " + failure.message());
        }
    }
}
