package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.cli.asking.Answering;
import dev.mcpctl.cli.asking.Surroundings;
import dev.mcpctl.mcp.Answerer;
import dev.mcpctl.rpc.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Answers what one server asks, by what the line says. Most servers ask nothing, so that nothing is loaded for it before
 * one does, unless the line has something to check.
 */
final class Answers implements Answerer {

    private final Run run;
    private final String server;
    private final Deadline end;
    private @Nullable Answering answering;

    /**
     * Answers for one server.
     *
     * @param end of the whole run
     * @throws dev.mcpctl.failure.Failure usage, configuration or local file, when what the line says cannot be used
     */
    Answers(Run run, String server, Deadline end) {
        this.run = run;
        this.server = server;
        this.end = end;
        if (AnswerOptions.given(run.options())) {
            answering();
        }
    }

    @Override
    public JsonNode answer(Ask ask) {
        return answering().answer(ask);
    }

    private synchronized Answering answering() {
        Answering known = answering;
        if (known == null) {
            known = new Answering(surroundings(), new AnswerOptions(run).rules());
            answering = known;
        }
        return known;
    }

    private Surroundings surroundings() {
        return new Surroundings(
                run.console(),
                run.context().streams().in(),
                server,
                run.context().directory(),
                run.context().environment(),
                TargetOptions.timeout(run.options()),
                end,
                new RunSignals(run.interruption()));
    }

    private record RunSignals(Interruption interruption) implements Surroundings.Signals {

        @Override
        public Waiting onSignal(Runnable ending) {
            return interruption.onSignal(ending);
        }

        @Override
        public boolean received() {
            return interruption.received();
        }
    }
}
