package dev.mcpctl.config.client;

import dev.mcpctl.process.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where files may be looked for. Paths are given, never found out, so that any platform can be asked about on any other.
 *
 * @param platform whose customs hold
 * @param home of the user, or null when there is none
 * @param environment our variables
 * @param projects the directories in which a project may keep a file, the nearest first
 */
public record Where(Platform platform, @Nullable Path home, Map<String, String> environment, List<Path> projects) {

    /** Copies the list. */
    public Where {
        projects = List.copyOf(projects);
    }

    /** A file or directory below home, or null without a home. */
    @Nullable
    Path home(String... names) {
        return below(home, names);
    }

    /** Below the directory for programs' settings: {@code ~/.config}, Application Support or roaming AppData; null without one. */
    public @Nullable Path settings(String... names) {
        return switch (platform) {
            case WINDOWS -> {
                Path roaming = variable("APPDATA");
                yield below(roaming != null ? roaming : home("AppData", "Roaming"), names);
            }
            case MAC -> below(home("Library", "Application Support"), names);
            case LINUX, OTHER_UNIX -> xdg(names);
        };
    }

    /** Below {@code XDG_CONFIG_HOME} or {@code ~/.config}, which some programs use on every Unix. */
    @Nullable
    Path xdg(String... names) {
        Path given = variable("XDG_CONFIG_HOME");
        return below(given != null ? given : home(".config"), names);
    }

    /** The absolute path in a variable, or null. */
    public @Nullable Path variable(String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            Path path = Path.of(value);
            return path.isAbsolute() ? path : null;
        } catch (java.nio.file.InvalidPathException noPath) {
            return null;
        }
    }

    private static @Nullable Path below(@Nullable Path base, String... names) {
        Path path = base;
        for (String name : names) {
            path = path == null ? null : path.resolve(name);
        }
        return path;
    }
}
