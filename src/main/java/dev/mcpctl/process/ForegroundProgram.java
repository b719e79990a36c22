package dev.mcpctl.process;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that takes over our streams until it ends: an editor, or a command of the user's own. */
public final class ForegroundProgram {

    private final Host host;

    /** Programs of this machine. */
    public ForegroundProgram(Host host) {
        this.host = host;
    }

    /**
     * Runs it and waits.
     *
     * @param name a name looked up on the PATH, or a path
     * @return its exit status, or null when there is no such program
     * @throws Failure local file, when it cannot be started; interrupted
     */
    public @Nullable Integer run(String name, List<String> arguments, Path directory) {
        ProgramSearch search = new ProgramSearch(host, host.environment(), directory);
        if (!search.has(name)) {
            return null;
        }
        List<String> command = new ArrayList<>();
        command.add(search.find(name).getPath());
        command.addAll(arguments);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
            builder.environment().clear();
            builder.environment().putAll(host.environment());
            return builder.start().waitFor();
        } catch (IOException problem) {
            throw Failure.localFile("'" + name + "' could not be started", problem);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted while '" + name + "' was running");
        }
    }
}
