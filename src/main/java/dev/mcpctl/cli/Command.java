package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import picocli.CommandLine.Model.CommandSpec;

/** One command: its words and options, its help, and what it does. Made afresh for each run. */
interface Command {

    /** The words it takes. */
    Operands operands();

    /** Adds its options and help texts. */
    void describe(CommandSpec spec);

    /**
     * Does it.
     *
     * @throws Failure whatever stops it
     */
    Outcome run(Run run);
}
