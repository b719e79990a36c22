package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.config.entry.Wanted;
import java.util.List;

/**
 * A program that keeps a list of servers: where, and how it writes an entry. Pure; adding one is a class and a line in {@link
 * Importers}.
 */
public interface Importer {

    /** The word before the slash in {@code cursor/github}; letters, digits and hyphens. */
    String id();

    /** The program's name for people. */
    String title();

    /** The files it may have, existing or not, those that count most first; the user's, then those of projects. */
    List<ConfigFile> files(Where where);

    /** What of a file is needed; all unless the program keeps much else in it. */
    default Wanted wanted(Where where) {
        return Wanted.ALL;
    }

    /**
     * The servers in a file. Whatever is wrong with one of them is said of it and hides no other.
     *
     * @param document the file's text, read
     * @param file which of {@link #files} it is
     * @param where as for that
     */
    Reading read(Node document, ConfigFile file, Where where);
}
