package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A file in which a program may keep servers. It need not exist.
 *
 * @param path where
 * @param format how it is written
 * @param level whose it is
 * @param directory the workspace: the project's directory, else that of the file
 * @param folder whether the path is a directory, each file in it being such a file
 */
public record ConfigFile(Path path, Format format, Source.Level level, Path directory, boolean folder) {

    /** One of the user's own files, in the format its name tells. */
    public static ConfigFile user(Path path) {
        Path parent = path.getParent();
        return new ConfigFile(path, format(path), Source.Level.USER, parent == null ? path : parent, false);
    }

    /** A file of a project, in the format its name tells. */
    public static ConfigFile project(Path path, Path directory) {
        return new ConfigFile(path, format(path), Source.Level.PROJECT, directory, false);
    }

    /** A directory of a project, each file in which is a list. */
    public static ConfigFile projectFolder(Path path, Path directory) {
        return new ConfigFile(path, Format.YAML, Source.Level.PROJECT, directory, true);
    }

    /** A directory of the user's, each file in which is a list. */
    public static ConfigFile userFolder(Path path) {
        return new ConfigFile(path, Format.YAML, Source.Level.USER, path, true);
    }

    /** A file in this directory. */
    public ConfigFile in(String name) {
        Path file = path.resolve(name);
        return new ConfigFile(file, format(file), level, directory, false);
    }

    /** The file itself; for a folder the lists in it by their names, none when it is not there or cannot be looked into. */
    public List<ConfigFile> unfolded() {
        if (!folder) {
            return List.of(this);
        }
        List<ConfigFile> files = new ArrayList<>();
        String[] names = path.toFile().list();
        if (names != null) {
            Arrays.sort(names);
            for (String name : names) {
                if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
                    files.add(in(name));
                }
            }
        }
        return files;
    }

    private static Format format(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".toml")) {
            return Format.TOML;
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Format.YAML : Format.JSON;
    }
}
