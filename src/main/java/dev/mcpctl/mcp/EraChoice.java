package dev.mcpctl.mcp;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants spoken.
 *
 * @param generation null lets the server decide
 * @param pinned exactly this revision, or null for the newest of the generation
 */
public record EraChoice(
        @Nullable Generation generation, @Nullable ProtocolVersion pinned) {

    /** Ask the server. */
    public static final EraChoice AUTO = new EraChoice(null, null);

    /**
     * Reads {@code auto}, {@code legacy}, {@code modern} or a date.
     *
     * @throws Failure usage, naming what is allowed
     */
    public static EraChoice parse(String text) {
        if (text.equals("auto")) {
            return AUTO;
        }
        Generation generation = Generation.of(text);
        return generation == null ? pinned(text) : new EraChoice(generation, null);
    }

    private static EraChoice pinned(String date) {
        ProtocolVersion version = ProtocolVersion.of(date);
        if (version == null) {
            throw Failure.usage(
                    "unknown protocol '" + date + "'; allowed are auto, legacy, modern, " + ProtocolVersion.dates());
        }
        return new EraChoice(version.generation(), version);
    }
}
