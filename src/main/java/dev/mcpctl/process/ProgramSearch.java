package dev.mcpctl.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks a command up as the system would, but before anything is started, so that a miss can be explained. */
final class ProgramSearch {

    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final String DEFAULT_EXTENSIONS = ".COM;.EXE;.BAT;.CMD";

    private final Host host;
    private final Path directory;
    private final List<String> path;
    private final List<String> extensions;

    /**
     * A search as the started program's environment decides it.
     *
     * @param variables what the program will see
     * @param directory where names with a slash start from
     */
    ProgramSearch(Host host, Map<String, String> variables, Path directory) {
        this.host = host;
        this.directory = directory;
        String list = host.variable(variables, "PATH");
        this.path = parts(list == null ? DEFAULT_PATH : list, host.platform().pathSeparator());
        String known = host.variable(variables, "PATHEXT");
        this.extensions = isWindows() ? parts(known == null ? DEFAULT_EXTENSIONS : known, ';') : List.of();
    }

    /** The directories of {@code PATH}, in order. */
    List<String> path() {
        return path;
    }

    Path directory() {
        return directory;
    }

    /**
     * The file that runs under this name.
     *
     * @throws dev.mcpctl.failure.Failure unreachable, saying what was looked for and what to do
     */
    File find(String name) {
        File found = lookUp(name);
        if (found == null || !found.exists()) {
            throw new SearchAdvice(this).notFound(name);
        }
        if (found.isDirectory()) {
            throw new SearchAdvice(this).directory(name);
        }
        if (!isExecutable(found)) {
            throw new SearchAdvice(this).notExecutable(found);
        }
        return found;
    }

    /** Whether a program of this name could be started. */
    boolean has(String name) {
        File found = lookUp(name);
        return found != null && isExecutable(found);
    }

    /** The best candidate, executable or not; null when there is none at all. */
    private @Nullable File lookUp(String name) {
        if (name.isEmpty()) {
            return null;
        }
        if (namesPlace(name)) {
            return withExtension(fromDirectory(name));
        }
        File poor = null;
        for (String each : path) {
            File candidate = withExtension(new File(fromDirectory(each), name));
            if (isExecutable(candidate)) {
                return candidate;
            }
            if (poor == null && candidate.isFile()) {
                poor = candidate;
            }
        }
        return poor;
    }

    private File withExtension(File plain) {
        if (!isWindows() || hasKnownExtension(plain.getName())) {
            return plain;
        }
        for (String extension : extensions) {
            File candidate = new File(plain.getPath() + extension);
            if (candidate.isFile()) {
                return candidate;
            }
        }
        return plain;
    }

    private boolean hasKnownExtension(String name) {
        for (String extension : extensions) {
            if (name.regionMatches(true, name.length() - extension.length(), extension, 0, extension.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean isExecutable(File file) {
        if (!file.isFile()) {
            return false;
        }
        return isWindows() ? hasKnownExtension(file.getName()) : file.canExecute();
    }

    /** Whether the name is a path of its own rather than one to look up. */
    boolean namesPlace(String name) {
        boolean directory = name.equals(".") || name.equals("..");
        boolean windowsPath = isWindows() && (name.indexOf('\\') >= 0 || name.indexOf(':') == 1);
        return directory || windowsPath || name.indexOf('/') >= 0;
    }

    File fromDirectory(String name) {
        File file = new File(name);
        return file.isAbsolute() ? file : new File(directory.toFile(), name).getAbsoluteFile();
    }

    boolean isWindows() {
        return host.platform() == Platform.WINDOWS;
    }

    private static List<String> parts(String list, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start <= list.length()) {
            int end = list.indexOf(separator, start);
            int stop = end < 0 ? list.length() : end;
            if (stop > start) {
                parts.add(list.substring(start, stop));
            }
            start = stop + 1;
        }
        return parts;
    }
}
