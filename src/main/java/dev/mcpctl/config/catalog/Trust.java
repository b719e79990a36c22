package dev.mcpctl.config.catalog;

import dev.mcpctl.config.entry.ServerEntry;

/** What of a project's files was accepted. */
public interface Trust {

    /** Whether this very entry was accepted before; changed in one letter, it was not. */
    boolean holds(ServerEntry entry);
}
