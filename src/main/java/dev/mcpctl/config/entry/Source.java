package dev.mcpctl.config.entry;

import java.nio.file.Path;

/**
 * Where an entry comes from.
 *
 * @param origin id of the program whose list it is, {@code mcpctl} for our own
 * @param file the file
 * @param level whose file that is
 * @param directory the workspace: that of a project's file, else the directory of the file itself
 * @param place where in the file the entry's name stands
 */
public record Source(String origin, Path file, Level level, Path directory, Place place) {

    /** Whose file it is. */
    public enum Level {
        /** It came with a project, and nobody may have looked at it. */
        PROJECT,
        /** The user's own. */
        USER
    }

    /** File and line, for messages. */
    public String where() {
        return file + ":" + place.line();
    }
}
