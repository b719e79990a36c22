package dev.mcpctl.cli.asking;

import dev.mcpctl.output.Console;
import dev.mcpctl.output.Neutraliser;
import dev.mcpctl.output.Style;
import org.jspecify.annotations.Nullable;

/** Speaks with a person, on stderr and stdin. What comes from servers is made harmless here. */
final class Prompter {

    /** The person put the question away: Ctrl-D, or the word for it. */
    static final class Dismissed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String action;

        private Dismissed(String action) {
            super(action, null, false, false);
            this.action = action;
        }

        /** {@code decline} for a no, {@code cancel} for no answer at all. */
        String action() {
            return action;
        }
    }

    static final String DECLINE = "/d";
    static final String CANCEL = "/c";

    private final Console console;
    private final Keyboard keyboard;

    Prompter(Console console, Keyboard keyboard) {
        this.console = console;
        this.keyboard = keyboard;
    }

    /** A line of ours. */
    void line(String ours) {
        console.ask(ours + "\n");
    }

    /** A sentence of ours in a style, in as many lines as it takes. */
    void line(Style style, String ours) {
        for (String piece : console.fitted(ours, 0)) {
            line(console.styled(style, piece));
        }
    }

    /** Ours in a style, as a part of a line. */
    String styled(Style style, String ours) {
        return console.styled(style, ours);
    }

    /** Lines from a server, each further right than ours, so that none passes for one of ours. */
    void block(String untrusted) {
        for (String each : Neutraliser.text(untrusted).split("\n", -1)) {
            for (String piece : console.fitted(each, 2)) {
                line("  " + piece);
            }
        }
    }

    /** Something short from a server, for one line. */
    static String label(String untrusted) {
        return Neutraliser.line(untrusted);
    }

    /**
     * What is typed at a prompt.
     *
     * @throws Dismissed when that is a no, or nothing at all
     */
    String read(String prompt) {
        console.ask(prompt + " ");
        String typed = keyboard.line();
        if (typed == null) {
            console.ask("\n");
            throw new Dismissed("cancel");
        }
        switch (typed.strip()) {
            case DECLINE -> throw new Dismissed("decline");
            case CANCEL -> throw new Dismissed("cancel");
            default -> {}
        }
        return typed.startsWith("//") ? typed.substring(1) : typed;
    }

    /**
     * One of these letters; asks until it is one.
     *
     * @param question ends with what the letters mean
     */
    char choose(String question, String letters) {
        while (true) {
            String typed = read(question).strip();
            if (typed.length() == 1 && letters.indexOf(typed.charAt(0)) >= 0) {
                return typed.charAt(0);
            }
            line(Style.WARNING, "  type one of: " + String.join(", ", letters.split("")) + ", /d, /c");
        }
    }

    /** A line typed as it is, also when it is a word of ours; null at the end of the input. */
    @Nullable
    String raw() {
        return keyboard.line();
    }
}
