package dev.mcpctl.output;

/** The reader of stdout went away, as {@code head -1} does. No failure: whoever catches it stops and ends with 0. */
public final class PipeClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PipeClosed(Throwable cause) {
        super("the reader of stdout went away", cause);
    }
}
