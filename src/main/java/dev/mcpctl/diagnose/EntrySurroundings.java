package dev.mcpctl.diagnose;

import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is looked at against.
 *
 * @param platform whose customs hold
 * @param environment our variables
 * @param home of the user, or null
 */
public record EntrySurroundings(
        Platform platform,
        Map<String, String> environment,
        @Nullable Path home) {

    /** For looking up programs. */
    Host host() {
        return new Host(platform, environment);
    }
}
