package dev.mcpctl.repl;

/** Runs the lines of a prompt. */
public interface LineExecutor {

    /**
     * Runs a line to its end and prints what comes of it. Never throws.
     *
     * @return the exit code that the line would have on its own
     */
    int execute(String line);

    /** Ends what the running line waits for. Called from another thread; harmless when nothing runs. */
    void interrupt();

    /** Whether a line asked to leave. */
    boolean leaves();

    /** What stands before the next line, without the sign at its end. */
    String name();
}
