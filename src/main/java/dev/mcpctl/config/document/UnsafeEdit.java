package dev.mcpctl.config.document;

import org.jspecify.annotations.Nullable;

/** A text is written in a way that cannot be changed without risk, so it was left alone. */
public final class UnsafeEdit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String fragment;

    UnsafeEdit(@Nullable String fragment) {
        super("the text cannot be changed safely");
        this.fragment = fragment;
    }

    /** What a person can paste instead, null when something is to be taken out. */
    public @Nullable String fragment() {
        return fragment;
    }
}
