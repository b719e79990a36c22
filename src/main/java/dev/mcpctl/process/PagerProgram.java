package dev.mcpctl.process;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pager that shows what is written to it on our terminal, until the user leaves it. */
public final class PagerProgram {

    private final Process process;

    private PagerProgram(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param words the program, looked up on the PATH, and its arguments
     * @return null when there is no such program
     * @throws Failure local file, when it cannot be started
     */
    public static @Nullable PagerProgram start(Host host, List<String> words, Path directory) {
        ProgramSearch search = new ProgramSearch(host, host.environment(), directory);
        String name = words.get(0);
        if (!search.has(name)) {
            return null;
        }
        List<String> command = new ArrayList<>(words);
        command.set(0, search.find(name).getPath());
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(host.environment());
        // Colours as they are, leave at once when all fits, and keep the screen: what git and gh set as well.
        builder.environment().putIfAbsent("LESS", "FRX");
        builder.environment().putIfAbsent("LV", "-c");
        try {
            return new PagerProgram(builder.start());
        } catch (IOException problem) {
            throw Failure.localFile("the pager '" + name + "' could not be started", problem);
        }
    }

    /** What is written here is shown; a write after the user has left fails. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Waits until the user has left it, a signal or not: Ctrl-C is a key of the pager. */
    public void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
