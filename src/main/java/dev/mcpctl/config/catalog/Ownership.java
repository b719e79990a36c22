package dev.mcpctl.config.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a project's file belongs to us: one that somebody else put in our way is not even looked at. */
final class Ownership {

    private static final String OWNER = "unix:uid";
    private static final Path OURSELVES = Path.of("/proc/self");

    private Ownership() {}

    /** Whether the file has our owner; where owners are not known, it has. */
    static boolean isOurs(Path file, @Nullable Path home) {
        try {
            Path reference = Files.exists(OURSELVES) ? OURSELVES : home;
            return reference == null
                    || Objects.equals(Files.getAttribute(file, OWNER), Files.getAttribute(reference, OWNER));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return true;
        }
    }
}
