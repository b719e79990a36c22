package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.entry.Adjustments;
import dev.mcpctl.failure.Failure;
import java.util.List;
import java.util.Map;

/** How one program's list takes an entry. Pure; adding one is a line in {@link Installers}. */
interface Installer {

    /** The same word as its importer's. */
    String id();

    /** Names of the members that lead to the entries. */
    default List<String> container() {
        return List.of("mcpServers");
    }

    /** Whether the entries are a list, each with a name in it; else an object with a member for each. */
    default boolean list() {
        return false;
    }

    /** Whether entries can be written into this one of its files. */
    default boolean takes(ConfigFile file) {
        return true;
    }

    /** How references are written. */
    ReferenceStyle references();

    /** Members that a new file begins with. */
    default Map<String, String> head(String name) {
        return Map.of();
    }

    /** Adds how to talk to the server, where the program has words for it. */
    default void adjust(ObjectNode entry, Adjustments adjustments) {}

    /**
     * The entry in the program's own shape.
     *
     * @param told gets a sentence for whatever the program cannot know
     * @throws Failure configuration, when it knows nothing of such servers
     */
    ObjectNode entry(Portable entry, List<String> told);
}
