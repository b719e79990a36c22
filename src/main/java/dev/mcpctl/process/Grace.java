package dev.mcpctl.process;

/**
 * How long a program may take to end, in milliseconds.
 *
 * @param afterInput from the end of its input to SIGTERM
 * @param afterTerm from there to SIGKILL
 */
public record Grace(long afterInput, long afterTerm) {

    /** What the specification's shutdown order is given here: two seconds each. */
    public static Grace usual() {
        return new Grace(2_000, 2_000);
    }
}
