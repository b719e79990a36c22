package dev.mcpctl.config.entry;

/** A text cannot be read at all: it breaks the rules of its format. */
public final class Mistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** A mistake at a place. */
    public Mistake(String message, Place place) {
        super(message);
        this.problem = new Problem(message, place);
    }

    /** What is wrong, and where. */
    public Problem problem() {
        return problem;
    }
}
