package dev.mcpctl.mcp;

import dev.mcpctl.mcp.ProtocolVersion.Generation;
import org.jspecify.annotations.Nullable;

/** Remembers which generation a server spoke. Specification 2026-07-28, Versioning: the era belongs to the server. */
public interface EraMemory {

    /** What was seen last and is still worth believing, or null. */
    @Nullable
    Generation recall();

    /** A verdict that rests on an answer, never on silence. */
    void remember(Generation generation);

    /** The remembered verdict proved wrong. */
    void forget();

    /** Remembers nothing. */
    static EraMemory none() {
        return new EraMemory() {
            @Override
            public @Nullable Generation recall() {
                return null;
            }

            @Override
            public void remember(Generation generation) {}

            @Override
            public void forget() {}
        };
    }
}
