package dev.mcpctl.config.catalog;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The directories that may hold a project's files: upwards to the repository's root, or to just below home. */
public final class Projects {

    private Projects() {}

    /**
     * Those of a working directory, the nearest first. Home itself is none: what lies there is the user's.
     *
     * @param home of the user, or null
     */
    public static List<Path> of(Path directory, @Nullable Path home) {
        List<Path> projects = new ArrayList<>();
        for (Path each = directory.toAbsolutePath(); each != null && !each.equals(home); each = each.getParent()) {
            projects.add(each);
            if (new File(each.toFile(), ".git").exists()) {
                break;
            }
        }
        return projects;
    }
}
