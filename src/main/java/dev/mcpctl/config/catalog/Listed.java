package dev.mcpctl.config.catalog;

import dev.mcpctl.config.entry.ServerEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry beside all others.
 *
 * @param entry the entry
 * @param shadowedBy the entry that its plain name means instead, or null
 * @param same others that mean the same server under the same name
 * @param ambiguous others of its name and rank that mean another server, so that the plain name means none
 * @param trusted whether it may be used: it is the user's own, or was accepted
 */
public record Listed(
        ServerEntry entry,
        @Nullable ServerEntry shadowedBy,
        List<ServerEntry> same,
        List<ServerEntry> ambiguous,
        boolean trusted) {

    /** Copies the lists. */
    public Listed {
        same = List.copyOf(same);
        ambiguous = List.copyOf(ambiguous);
    }
}
