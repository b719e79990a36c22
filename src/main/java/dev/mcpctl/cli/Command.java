package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.OutputFormat;
import java.util.EnumSet;
import java.util.Set;

/** One command: its words and options, its help, and what it does. Made afresh for each run. */
interface Command {

    /** The words it takes. */
    Operands operands();

    /** Adds its options and help texts. */
    void describe(CommandForm form);

    /** The forms in which its result can be printed. */
    default Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.HUMAN);
    }

    /** Whether it answers {@code --help} by itself for this line, as {@code call SERVER TOOL --help} does. */
    default boolean helpsItself(Run run) {
        return false;
    }

    /**
     * Whether all it needs of a server is one open session, so that at a prompt it uses the one that is open. Others name
     * their server, and open what they need.
     */
    default boolean usesOpenServer() {
        return false;
    }

    /**
     * Does it.
     *
     * @throws Failure whatever stops it
     */
    Outcome run(Run run);
}
