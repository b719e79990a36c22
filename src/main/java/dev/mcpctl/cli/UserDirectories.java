package dev.mcpctl.cli;

import dev.mcpctl.process.Platform;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where files of the user live; each is null when there is no home to put it in. */
final class UserDirectories {

    private final Map<String, String> environment;
    private final Platform platform;

    /**
     * Directories for these variables.
     *
     * @param platform whose customs they follow
     */
    UserDirectories(Map<String, String> environment, Platform platform) {
        this.environment = environment;
        this.platform = platform;
    }

    /** Verdicts, trust, history: {@code MCPCTL_STATE_HOME} or the system's custom. */
    @Nullable
    Path state() {
        Path own = path("MCPCTL_STATE_HOME");
        if (own != null) {
            return own;
        }
        if (platform == Platform.WINDOWS) {
            return below(path("LOCALAPPDATA"), "mcpctl", "state");
        }
        if (platform == Platform.MAC) {
            return below(path("HOME"), "Library", "Application Support", "mcpctl", "state");
        }
        Path base = path("XDG_STATE_HOME");
        return base != null ? base.resolve("mcpctl") : below(path("HOME"), ".local", "state", "mcpctl");
    }

    /** What may be lost at any time: {@code MCPCTL_CACHE_HOME} or the system's custom. */
    @Nullable
    Path cache() {
        Path own = path("MCPCTL_CACHE_HOME");
        if (own != null) {
            return own;
        }
        if (platform == Platform.WINDOWS) {
            return below(path("LOCALAPPDATA"), "mcpctl", "cache");
        }
        if (platform == Platform.MAC) {
            return below(path("HOME"), "Library", "Caches", "mcpctl");
        }
        Path base = path("XDG_CACHE_HOME");
        return base != null ? base.resolve("mcpctl") : below(path("HOME"), ".cache", "mcpctl");
    }

    private @Nullable Path path(String variable) {
        String value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            return null;
        }
        Path path = Path.of(value);
        return path.isAbsolute() ? path : null;
    }

    private static @Nullable Path below(@Nullable Path base, String... names) {
        Path path = base;
        for (String name : names) {
            path = path == null ? null : path.resolve(name);
        }
        return path;
    }
}
