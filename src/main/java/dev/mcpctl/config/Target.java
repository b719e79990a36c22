package dev.mcpctl.config;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.process.CommandLine;
import dev.mcpctl.process.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A server that somebody named. Immutable; nothing is started or connected yet. */
public sealed interface Target permits Program, Website {

    /** The name of the built-in server. */
    String DEMO = "demo";

    /** What there is to be done with it. */
    enum Kind {
        /** Start it: {@link Program}. */
        PROGRAM,
        /** Reach it over HTTP: {@link Website}. */
        WEBSITE
    }

    /** Which of them it is. */
    Kind kind();

    /** How messages name it; without secrets, never empty. */
    String label();

    /**
     * The words after {@code --}.
     *
     * @throws Failure usage, when there are none
     */
    static Target ofCommand(List<String> command) {
        if (command.isEmpty()) {
            throw Failure.usage("no command after '--'").hint("write the server's program and its arguments there");
        }
        return new Program(command, Program.label(command));
    }

    /** A command line in one text. */
    static Target ofLine(String line, Platform platform) {
        List<String> command = CommandLine.split(line, platform);
        if (command.isEmpty()) {
            throw Failure.usage("the server's command line is empty").hint("write its program and arguments in it");
        }
        return ofCommand(command);
    }

    /**
     * A word given as {@code SERVER}.
     *
     * @throws Failure usage or configuration, naming the next step
     */
    static Target ofWord(String word, Surroundings around, Platform platform) {
        if (word.isEmpty()) {
            throw Failure.usage("the server's name is empty");
        }
        return switch (ServerForm.of(word)) {
            case COMMAND_LINE -> ofLine(word, platform);
            case FILE -> new ServerFile(around).target(word);
            case NAME -> named(word, around);
            case URL -> Website.of(word, word);
            case SESSION -> throw Failure.usage("there is no background session '" + word + "'");
        };
    }

    /**
     * A name of the catalog.
     *
     * @throws Failure configuration, when nothing defines it
     */
    static Target named(String name, Surroundings around) {
        if (name.equals(DEMO)) {
            return new Program(around.demo(), DEMO);
        }
        throw unknown(name, around, List.of());
    }

    /**
     * Nothing has this name.
     *
     * @param known names that there are
     */
    static Failure unknown(String name, Surroundings around, Collection<String> known) {
        Failure failure = Failure.of(Failure.Kind.CONFIGURATION, "unknown_server", "unknown server '" + name + "'");
        if (isFile(name, around.directory())) {
            return failure.hint("to start that file write ./" + name);
        }
        if (around.hasProgram(name)) {
            return failure.hint("to start that program write it after --, or as './path'");
        }
        if (Website.looksLikeHost(name)) {
            return failure.hint("a URL needs its scheme: https://" + name);
        }
        List<String> names = new ArrayList<>(known);
        names.add(DEMO);
        String near = Nearest.to(name, names);
        if (near != null) {
            return failure.hint("did you mean '" + near + "'?");
        }
        return known.isEmpty()
                ? failure.hint("known is 'demo'; a command goes after --, as in: mcpctl list -- npx -y some-server")
                : failure.hint("see: mcpctl servers list; a command goes after --");
    }

    private static boolean isFile(String name, Path directory) {
        try {
            return Files.isRegularFile(directory.resolve(name));
        } catch (java.nio.file.InvalidPathException noPath) {
            return false;
        }
    }
}
