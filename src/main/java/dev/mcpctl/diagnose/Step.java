package dev.mcpctl.diagnose;

import org.jspecify.annotations.Nullable;

/**
 * One thing to look at.
 *
 * @param <C> what it looks at
 */
interface Step<C> {

    /** What it found, or null when there is nothing to say. */
    @Nullable
    Finding look(C patient);
}
