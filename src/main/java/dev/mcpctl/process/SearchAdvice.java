package dev.mcpctl.process;

import dev.mcpctl.failure.Failure;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Explains why a command cannot be started and names the next step. Slow on purpose: it only runs when all is lost. */
final class SearchAdvice {

    private static final int MOST_NAMES = 5;

    private final ProgramSearch search;

    SearchAdvice(ProgramSearch search) {
        this.search = search;
    }

    Failure notFound(String name) {
        if (search.namesPlace(name)) {
            File wanted = search.fromDirectory(name);
            return failure("command_not_found", "command '" + name + "' does not exist")
                    .detail("searched", List.of(wanted.getPath()))
                    .hint(name.contains("://") ? "blanks in a URL are written %20" : hintForPlace(wanted));
        }
        List<String> nearest = nearest(name);
        return failure("command_not_found", "command '" + name + "' was not found on PATH")
                .detail("searched", search.path())
                .detail("nearest", nearest)
                .hint(hintForName(name, nearest));
    }

    Failure directory(String name) {
        return failure("is_directory", "command '" + name + "' is a directory")
                .hint("name the program inside it, or put its interpreter first");
    }

    Failure notExecutable(File file) {
        String path = file.getPath();
        String runner = runner(file.getName().toLowerCase(Locale.ROOT));
        String run = runner == null ? "" : "run it as: " + runner + " " + path;
        String allow = search.isWindows() ? "" : "make it executable: chmod +x " + path;
        String between = run.isEmpty() || allow.isEmpty() ? "" : "; or ";
        return failure("not_executable", "command '" + path + "' is not executable")
                .hint(run + between + allow);
    }

    /** A script's first line names an interpreter that is not there. */
    Failure noInterpreter(File script, String interpreter) {
        boolean windowsLine = interpreter.endsWith("\r");
        String shown = windowsLine ? interpreter.substring(0, interpreter.length() - 1) : interpreter;
        Failure failure = failure(
                "command_not_found", "command '" + script.getPath() + "' needs '" + shown + "', which was not found");
        if (windowsLine) {
            return failure.hint("its first line has a Windows end of line; convert it: sed -i 's/\\r$//' " + script);
        }
        return failure.detail("searched", search.path()).hint(installation(shown));
    }

    private static Failure failure(String code, String message) {
        return Failure.of(Failure.Kind.UNREACHABLE, code, message);
    }

    private @Nullable String hintForName(String name, List<String> nearest) {
        if (name.isEmpty()) {
            return "the first word of the command is empty; put the program's name there";
        }
        if (name.indexOf(' ') >= 0) {
            return "program and arguments are one word here; write them as words of their own";
        }
        if (search.fromDirectory(name).isFile()) {
            return "a file of that name is in the working directory; write ./" + name;
        }
        String installation = installation(name);
        if (nearest.contains(name + "3")) {
            return "did you mean '" + name + "3'?";
        }
        if (installation != null) {
            return installation;
        }
        if (!nearest.isEmpty()) {
            return "did you mean '" + nearest.get(0) + "'?";
        }
        return "install it, add its directory to PATH, or write its full path";
    }

    private static @Nullable String hintForPlace(File wanted) {
        File parent = wanted.getParentFile();
        while (parent != null && !parent.isDirectory()) {
            wanted = parent;
            parent = parent.getParentFile();
        }
        if (parent == null) {
            return null;
        }
        List<NearName> near = new ArrayList<>();
        collect(parent, wanted.getName(), near);
        String guess =
                near.isEmpty() ? "" : "; did you mean '" + Collections.min(near).name() + "'?";
        return "there is no '" + wanted.getName() + "' in " + parent + guess;
    }

    private List<String> nearest(String name) {
        List<NearName> near = new ArrayList<>();
        for (String each : search.path()) {
            collect(search.fromDirectory(each), name, near);
        }
        return near.stream()
                .sorted()
                .map(NearName::name)
                .distinct()
                .limit(MOST_NAMES)
                .toList();
    }

    private static void collect(File directory, String name, List<NearName> near) {
        String[] names = directory.list();
        if (names == null) {
            return;
        }
        for (String each : names) {
            NearName candidate = NearName.between(name, each);
            if (candidate.isNear()) {
                near.add(candidate);
            }
        }
    }

    private static @Nullable String installation(String name) {
        return switch (name) {
            case "npx", "npm", "node" -> "install Node.js, which brings node, npm and npx: https://nodejs.org";
            case "uvx", "uv" -> "install uv, which brings uvx: https://docs.astral.sh/uv";
            case "python", "python3", "pip", "pip3" -> "install Python: https://www.python.org";
            case "pipx" -> "install pipx: https://pipx.pypa.io";
            case "docker" -> "install Docker: https://docs.docker.com/get-docker";
            case "deno" -> "install Deno: https://deno.com";
            case "bun", "bunx" -> "install Bun: https://bun.sh";
            case "java" -> "install a Java runtime: https://adoptium.net";
            case "dotnet", "dnx" -> "install .NET: https://dotnet.microsoft.com";
            default -> null;
        };
    }

    private static @Nullable String runner(String name) {
        if (name.endsWith(".py")) {
            return "python3";
        }
        if (name.endsWith(".js") || name.endsWith(".mjs") || name.endsWith(".cjs")) {
            return "node";
        }
        if (name.endsWith(".jar")) {
            return "java -jar";
        }
        if (name.endsWith(".ts")) {
            return "npx tsx";
        }
        return name.endsWith(".sh") ? "sh" : null;
    }
}
