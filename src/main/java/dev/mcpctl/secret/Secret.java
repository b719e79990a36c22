package dev.mcpctl.secret;

/** A value whose text form is a mask, so that it cannot reach a message, a trace or a log by accident. */
public final class Secret {

    /** What stands for a value wherever one is shown. */
    public static final String MASK = "•••";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a value; an empty one is allowed. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value itself. Only the rooms named in the room table may call this. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return MASK;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
