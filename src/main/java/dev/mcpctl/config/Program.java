package dev.mcpctl.config;

import java.util.List;

/**
 * A server that is started as a program.
 *
 * @param command program and arguments
 * @param label how messages name it
 */
public record Program(List<String> command, String label) implements Target {

    /** Copies the list. */
    public Program {
        command = List.copyOf(command);
    }

    @Override
    public Kind kind() {
        return Kind.PROGRAM;
    }

    /** The program's bare name; the arguments may hold secrets. */
    static String label(List<String> command) {
        String program = command.get(0);
        int slash = Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\'));
        String name = program.substring(slash + 1);
        return name.isEmpty() ? program : name;
    }
}
