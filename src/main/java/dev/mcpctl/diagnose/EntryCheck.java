package dev.mcpctl.diagnose;

import dev.mcpctl.config.entry.ServerEntry;
import java.util.List;

/** Looks at what an entry says, without starting or reaching anything. */
interface EntryCheck {

    /** What is wrong or worth knowing; nothing when all is well. */
    List<Finding> look(ServerEntry entry, EntrySurroundings around);
}
