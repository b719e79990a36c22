package dev.mcpctl.repl;

import java.util.List;

/** Knows what can be typed. Asked at every key, so that it answers from what it has, and at once. */
public interface Suggester {

    /**
     * Words that could stand at the cursor.
     *
     * @param before the words before it
     * @param word what is typed of it
     */
    List<Suggestion> suggest(List<String> before, String word);

    /** A few words about what is being typed, such as an argument's type; empty when there is nothing to say. */
    String hint(List<String> before, String word);

    /** Whether this is the name of a command. */
    boolean isCommand(String word);
}
