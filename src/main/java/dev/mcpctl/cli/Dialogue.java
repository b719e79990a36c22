package dev.mcpctl.cli;

import dev.mcpctl.cli.asking.Keyboard;
import dev.mcpctl.cli.asking.Surroundings;
import dev.mcpctl.output.Neutraliser;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with the person at the terminal, also with {@code --quiet}. A signal ends the waiting for what is typed. To be closed
 * when all is said.
 */
final class Dialogue implements AutoCloseable {

    private final Run run;
    private final Keyboard keyboard;
    private final Surroundings.Signals.Waiting waiting;

    Dialogue(Run run) {
        this.run = run;
        this.keyboard = new Keyboard(run.context().streams().in());
        this.waiting = run.interruption().onSignal(keyboard::end);
    }

    /** Whether anybody is there. */
    static boolean possible(Run run) {
        return run.console().interactive();
    }

    /** One line. Whatever is in it, it can neither begin another one nor move the cursor. */
    void show(String untrusted) {
        run.console().ask(Neutraliser.line(untrusted) + "\n");
    }

    /**
     * Whether a question gets a clear yes.
     *
     * @param ours the question, harmless
     */
    boolean agrees(String ours) {
        String typed = typedAfter(ours + " [y/N] ");
        String word = typed == null ? "" : typed.strip();
        return word.equalsIgnoreCase("y") || word.equalsIgnoreCase("yes");
    }

    /**
     * What is typed behind these words, or null when that is nothing at all: Ctrl-D.
     *
     * @throws dev.mcpctl.failure.Failure interrupted
     */
    @Nullable
    String answer(String untrusted) {
        return typedAfter(Neutraliser.line(untrusted) + " ");
    }

    private @Nullable String typedAfter(String question) {
        return run.console().<@Nullable String>talk(() -> {
            run.console().ask(question);
            return line();
        });
    }

    private @Nullable String line() {
        String typed = keyboard.line();
        if (typed == null) {
            run.console().ask("\n");
        }
        return typed;
    }

    @Override
    public void close() {
        waiting.close();
        keyboard.close();
    }
}
