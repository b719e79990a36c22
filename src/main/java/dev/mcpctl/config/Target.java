package dev.mcpctl.config;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.process.CommandLine;
import dev.mcpctl.process.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A server that is started as a program.
 *
 * @param command program and arguments
 * @param label how messages name it
 */
public record Target(List<String> command, String label) {

    private static final String DEMO = "demo";

    /** Copies the list. */
    public Target {
        command = List.copyOf(command);
    }

    /**
     * The words after {@code --}.
     *
     * @throws Failure usage, when there are none
     */
    public static Target ofCommand(List<String> command) {
        if (command.isEmpty()) {
            throw Failure.usage("no command after '--'").hint("write the server's program and its arguments there");
        }
        return new Target(command, label(command));
    }

    /** A command line in one text. */
    public static Target ofLine(String line, Platform platform) {
        return ofCommand(CommandLine.split(line, platform));
    }

    /**
     * A word given as {@code SERVER}.
     *
     * @throws Failure usage or configuration, naming the next step
     */
    public static Target ofWord(String word, Surroundings around, Platform platform) {
        if (word.isEmpty()) {
            throw Failure.usage("the server's name is empty");
        }
        return switch (ServerForm.of(word)) {
            case COMMAND_LINE -> ofLine(word, platform);
            case FILE -> new ServerFile(around).target(word);
            case NAME -> named(word, around);
            case URL -> throw Failure.usage("'" + word + "' is a URL; this build talks to stdio servers only");
            case SESSION -> throw Failure.usage("there is no background session '" + word + "'");
        };
    }

    /**
     * A name of the catalog.
     *
     * @throws Failure configuration, when nothing defines it
     */
    public static Target named(String name, Surroundings around) {
        if (name.equals(DEMO)) {
            return new Target(around.demo(), DEMO);
        }
        Failure failure = Failure.of(Failure.Kind.CONFIGURATION, "unknown_server", "unknown server '" + name + "'");
        if (isFile(name, around.directory())) {
            throw failure.hint("to start that file write ./" + name);
        }
        if (around.hasProgram(name)) {
            throw failure.hint("to start that program write it after --, or as './path'");
        }
        String near = Nearest.to(name, List.of(DEMO));
        throw near == null
                ? failure.hint("known is 'demo'; a command goes after --, as in: mcpctl list -- npx -y some-server")
                : failure.hint("did you mean '" + near + "'?");
    }

    private static boolean isFile(String name, Path directory) {
        try {
            return Files.isRegularFile(directory.resolve(name));
        } catch (java.nio.file.InvalidPathException noPath) {
            return false;
        }
    }

    /** The program's bare name; the arguments may hold secrets. */
    private static String label(List<String> command) {
        String program = command.get(0);
        int slash = Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\'));
        String name = program.substring(slash + 1);
        return name.isEmpty() ? program : name;
    }
}
