package dev.mcpctl.process;

import java.nio.file.Path;
import java.util.List;

/**
 * What to start.
 *
 * @param command the program, then its arguments; no shell sees them
 * @param environment the variables it gets
 * @param directory its working directory; a program named with a path is looked up from here
 */
public record ProgramStart(List<String> command, ProcessEnvironment environment, Path directory) {

    /** Copies the list. */
    public ProgramStart {
        command = List.copyOf(command);
    }
}
