package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Way;
import java.time.Duration;

/**
 * What the same words mean to different programs.
 *
 * @param url what {@code url} without a type leads to
 * @param timeoutUnit what a bare {@code timeout} counts
 * @param bareVariables whether {@code $NAME} is a reference
 */
public record Dialect(Way url, Duration timeoutUnit, boolean bareVariables) {

    /** Most programs: a URL is tried, a timeout counts seconds. */
    public static final Dialect USUAL = new Dialect(Way.AUTO, Duration.ofSeconds(1), false);

    /** The same with timeouts in milliseconds. */
    static final Dialect MILLISECONDS = new Dialect(Way.AUTO, Duration.ofMillis(1), false);

    /** Gemini CLI and what came from it. */
    static final Dialect GEMINI = new Dialect(Way.SSE, Duration.ofMillis(1), true);

    /** mcporter. */
    static final Dialect MCPORTER = new Dialect(Way.AUTO, Duration.ofMillis(1), true);
}
