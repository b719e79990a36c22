package dev.mcpctl.diagnose;

import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Platform;
import dev.mcpctl.process.ProcessEnvironment;
import dev.mcpctl.process.ProgramStart;
import dev.mcpctl.process.Programs;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the program is there: for us, and for one that was started from a desktop with a shorter PATH. */
final class ProgramCheck implements EntryCheck {

    private static final String NAME = "program";
    private static final List<String> USUAL =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    @Override
    public List<Finding> look(ServerEntry entry, EntrySurroundings around) {
        Launch launch = entry.launch();
        if (launch == null || refers(launch.command().get(0))) {
            return List.of();
        }
        String program = launch.command().get(0);
        String file;
        try {
            file = new Programs(around.host())
                    .locate(new ProgramStart(
                            List.of(home(program, around.home())),
                            ProcessEnvironment.inheritAll(),
                            entry.source().directory()));
        } catch (Failure missing) {
            return List.of(Finding.fail(NAME, missing));
        }
        return hiddenFromDesktop(entry, program, file, around)
                ? List.of(Finding.warn(
                        NAME,
                        "'" + program + "' is found in " + Path.of(file).getParent()
                                + ", which the PATH of a program started from the desktop lacks",
                        "write the whole path " + file + " into command, and the PATH into env for what it starts"))
                : List.of();
    }

    private static boolean hiddenFromDesktop(ServerEntry entry, String program, String file, EntrySurroundings around) {
        boolean bare = program.indexOf('/') < 0 && program.indexOf('\\') < 0;
        boolean ownPath = entry.launch() != null && entry.launch().environment().containsKey("PATH");
        Path directory = Path.of(file).getParent();
        return EntryDoctor.isDesktop(entry)
                && bare
                && !ownPath
                && around.platform() != Platform.WINDOWS
                && directory != null
                && !USUAL.contains(directory.toString());
    }

    private static boolean refers(String program) {
        return program.contains("${") || program.isEmpty();
    }

    private static String home(String program, @Nullable Path home) {
        return program.startsWith("~/") && home != null ? home + program.substring(1) : program;
    }
}
