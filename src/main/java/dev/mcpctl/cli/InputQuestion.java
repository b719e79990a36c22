package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.Means;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.ForegroundProgram;
import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import dev.mcpctl.secret.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for what an entry leaves open, each thing once a run, and unseen while it is typed. */
final class InputQuestion implements Means.Person {

    private static final String TERMINAL = "stty";

    private final Run run;

    InputQuestion(Run run) {
        this.run = run;
    }

    @Override
    public Secret answer(ServerEntry entry, ServerEntry.Input input) {
        Said said = run.scope().said();
        Secret answer = said.answer(entry, input);
        if (answer == null) {
            answer = Secret.of(ask(entry, input));
            said.answer(entry, input, answer);
        }
        return answer;
    }

    private String ask(ServerEntry entry, ServerEntry.Input input) {
        if (!Dialogue.possible(run)) {
            throw notAnswered(entry, input, "nobody is there to ask")
                    .hint("copy the entry into a list of your own and write ${env:NAME} instead of ${input:"
                            + input.id() + "}");
        }
        String typed = typed(question(entry, input), input.hidden());
        if (typed == null) {
            throw notAnswered(entry, input, "nothing was");
        }
        return typed.isEmpty() && input.otherwise() != null ? input.otherwise() : typed;
    }

    private @Nullable String typed(String question, boolean hidden) {
        try (Dialogue dialogue = new Dialogue(run)) {
            return hidden ? hidden(dialogue, question) : dialogue.answer(question);
        }
    }

    private static Failure notAnswered(ServerEntry entry, ServerEntry.Input input, String why) {
        return Failure.of(
                Failure.Kind.NOT_ANSWERED,
                "not_answered",
                "server '" + entry.name() + "' wants '" + input.id() + "' to be typed in, and " + why + " ("
                        + entry.source().where() + ")");
    }

    private static String question(ServerEntry entry, ServerEntry.Input input) {
        StringBuilder question = new StringBuilder(entry.name()).append(": ");
        question.append(input.description() == null ? input.id() : input.description());
        if (!input.options().isEmpty()) {
            question.append(" (").append(String.join(", ", input.options())).append(')');
        }
        // A default that is typed unseen is a secret itself.
        if (input.otherwise() != null) {
            question.append(" [").append(input.hidden() ? "Enter for the default" : input.otherwise());
            question.append(']');
        }
        return question.append(':').toString();
    }

    private @Nullable String hidden(Dialogue dialogue, String question) {
        boolean silent = terminal("-echo");
        // A signal must not leave the terminal mute.
        Thread hook = new Thread(() -> terminal("echo"), "mcpctl-echo");
        if (silent) {
            remember(hook);
        } else {
            run.console().ask("what you type can be seen: there is no '" + TERMINAL + "' here\n");
        }
        try {
            return dialogue.answer(question);
        } finally {
            if (silent && forget(hook)) {
                terminal("echo");
                run.console().ask("\n");
            }
        }
    }

    private void remember(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            terminal("echo");
        }
    }

    /** Whether the hook is gone: in a shutdown it runs by itself. */
    private static boolean forget(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }

    private boolean terminal(String mode) {
        Host host = new Host(Platform.current(), run.context().environment());
        Integer status = new ForegroundProgram(host)
                .run(TERMINAL, List.of(mode), run.context().directory());
        return status != null && status == 0;
    }
}
