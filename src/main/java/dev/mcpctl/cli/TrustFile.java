package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.Fingerprint;
import dev.mcpctl.config.catalog.Trust;
import dev.mcpctl.config.document.OwnerOnly;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was accepted: a small file for each entry, named by its fingerprint. An entry that changes in one letter has
 * another one, and is asked about again.
 */
final class TrustFile implements Trust {

    private final @Nullable Path directory;
    private final InstantSource clock;
    private final boolean always;

    /**
     * A memory.
     *
     * @param state the state directory; null when there is none, and then nothing is remembered
     * @param always whether everything is accepted for this run
     */
    TrustFile(@Nullable Path state, InstantSource clock, boolean always) {
        this.directory = state == null ? null : state.resolve("trust");
        this.clock = clock;
        this.always = always;
    }

    @Override
    public boolean holds(ServerEntry entry) {
        return always || remembers(entry);
    }

    /** Whether it was accepted for more than this run. */
    boolean remembers(ServerEntry entry) {
        return directory != null && Files.isRegularFile(directory.resolve(Fingerprint.of(entry)));
    }

    /**
     * Remembers it.
     *
     * @throws Failure local file, when it cannot be written; usage without a state directory
     */
    void accept(ServerEntry entry) {
        if (directory == null) {
            throw Failure.usage("trust cannot be remembered: there is no state directory")
                    .hint("set MCPCTL_STATE_HOME, or use --trust-project for one run");
        }
        try {
            OwnerOnly.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, "entry", ".tmp");
            Files.writeString(
                    fresh, clock.instant() + "\n" + entry.source().file() + "\n" + entry.qualifiedName() + "\n");
            Files.move(
                    fresh,
                    directory.resolve(Fingerprint.of(entry)),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException problem) {
            throw Failure.localFile("trust could not be remembered in '" + directory + "'", problem);
        }
    }
}
