package dev.mcpctl.config.catalog;

import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.ServerEntry;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether two entries mean the same server. */
final class Definition {

    private Definition() {}

    /** Same command, environment and directory, or same URL and headers. What is relative is so to the same directory. */
    static boolean same(ServerEntry one, ServerEntry other) {
        if (one.launch() != null && other.launch() != null) {
            return sameLaunch(one, one.launch(), other, other.launch());
        }
        return one.address() != null && one.address().equals(other.address());
    }

    private static boolean sameLaunch(ServerEntry one, Launch launch, ServerEntry other, Launch second) {
        boolean written = launch.command().equals(second.command())
                && launch.environment().equals(second.environment())
                && launch.passed().equals(second.passed());
        if (!written) {
            return false;
        }
        if (!isRelative(launch) && !isRelative(second)) {
            return java.util.Objects.equals(launch.directory(), second.directory())
                    && java.util.Objects.equals(launch.environmentFile(), second.environmentFile());
        }
        return launch.equals(second)
                && one.source().directory().equals(other.source().directory());
    }

    /** Whether anything in it depends on the directory of its file. */
    private static boolean isRelative(Launch launch) {
        return isRelativePath(launch.directory())
                || isRelativePath(launch.environmentFile())
                || mentionsPath(launch.command());
    }

    private static boolean isRelativePath(@Nullable String path) {
        try {
            return path != null && !path.startsWith("~") && !Path.of(path).isAbsolute();
        } catch (java.nio.file.InvalidPathException noPath) {
            return true;
        }
    }

    private static boolean mentionsPath(List<String> command) {
        for (String word : command) {
            if (word.startsWith("./")
                    || word.startsWith("../")
                    || word.equals(".")
                    || word.equals("..")
                    || word.contains("${workspaceFolder")) {
                return true;
            }
        }
        return false;
    }
}
