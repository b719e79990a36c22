package dev.mcpctl.config.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of files, with those left out that need a home where there is none. */
final class FileList {

    private FileList() {}

    /** The user's files that are known. */
    static List<ConfigFile> user(@Nullable Path... paths) {
        List<ConfigFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (path != null) {
                files.add(ConfigFile.user(path));
            }
        }
        return files;
    }

    /** The user's files, then one below each directory of the project, the nearest first. */
    static List<ConfigFile> with(List<ConfigFile> user, Where where, String... names) {
        List<ConfigFile> files = new ArrayList<>(user);
        for (Path project : where.projects()) {
            Path path = project;
            for (String name : names) {
                path = path.resolve(name);
            }
            files.add(ConfigFile.project(path, project));
        }
        return files;
    }
}
