package dev.mcpctl.process;

import dev.mcpctl.failure.Failure;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts programs in a process group of their own, so that they can be ended with everything they started. */
public final class Programs {

    /** perl complains on stderr about locales it does not know, unless told not to; the program must not see that. */
    private static final String PERL_GROUP =
            "delete $ENV{PERL_BADLANG}; setpgrp(0, 0); exec {$ARGV[0]} @ARGV; exit 127";

    private final Host host;

    /** Programs of this machine. */
    public Programs(Host host) {
        this.host = host;
    }

    /**
     * Finds the program and starts it with pipes for its input, output and errors.
     *
     * @throws Failure unreachable: {@code command_not_found}, {@code not_executable}, {@code is_directory} or
     *     {@code start_failed}; usage when the command is empty
     */
    public StartedProgram start(ProgramStart start) {
        if (start.command().isEmpty()) {
            throw Failure.usage("the server's command is empty").hint("write the program and its arguments after --");
        }
        refuseZero(start.command());
        File directory = start.directory().toFile();
        if (!directory.isDirectory()) {
            throw failed(
                    "working directory '" + directory + (directory.exists() ? "' is no directory" : "' does not exist"),
                    null);
        }
        Map<String, String> variables = start.environment().variables(host);
        Launch launch = launch(start, variables);
        ProcessBuilder builder = new ProcessBuilder(launch.words).directory(directory);
        setEnvironment(builder.environment(), variables);
        if (launch.perl) {
            builder.environment().putIfAbsent("PERL_BADLANG", "0");
        }
        return new StartedProgram(run(builder, start.command().get(0)), host, launch.grouping);
    }

    /**
     * The file that would be started.
     *
     * @throws Failure unreachable, as {@link #start}
     */
    public String locate(ProgramStart start) {
        Map<String, String> variables = start.environment().variables(host);
        return new ProgramSearch(host, variables, start.directory())
                .find(start.command().get(0))
                .getPath();
    }

    private static void setEnvironment(Map<String, String> target, Map<String, String> variables) {
        target.clear();
        for (Map.Entry<String, String> entry : variables.entrySet()) {
            try {
                target.put(entry.getKey(), entry.getValue());
            } catch (IllegalArgumentException refused) {
                // the exception's text would show the value, which may be secret
                throw failed("environment variable '" + entry.getKey() + "' cannot be given to a program", null)
                        .hint("its name must not hold '=', and neither name nor value a NUL character");
            }
        }
    }

    private static Process run(ProcessBuilder builder, String name) {
        try {
            return builder.start();
        } catch (IOException problem) {
            throw failed("command '" + name + "' could not be started: " + problem.getMessage(), problem);
        }
    }

    /** How the new process relates to groups and sessions. */
    enum Grouping {
        /** It leads a session, and so a group; all that it starts is in the session. */
        SESSION,
        /** It leads a group. */
        GROUP,
        /** It shares ours. */
        NONE
    }

    private record Launch(List<String> words, Grouping grouping, boolean perl) {}

    private Launch launch(ProgramStart start, Map<String, String> variables) {
        ProgramSearch search = new ProgramSearch(host, variables, start.directory());
        File file = search.find(start.command().get(0));
        List<String> arguments = start.command().subList(1, start.command().size());
        if (host.platform() == Platform.WINDOWS) {
            return new Launch(windowsWords(file.getPath(), arguments), Grouping.NONE, false);
        }
        new Interpreter(search).check(file);
        return grouped(file.getPath(), arguments);
    }

    private List<String> windowsWords(String file, List<String> arguments) {
        if (BatchCommand.isBatch(file)) {
            String shell = host.variable("ComSpec");
            return BatchCommand.of(shell == null ? "cmd.exe" : shell, file, arguments);
        }
        List<String> words = new ArrayList<>();
        words.add(file);
        words.addAll(arguments);
        return words;
    }

    /** Java itself cannot set a process group; setsid and perl become the program after they did. */
    private Launch grouped(String file, List<String> arguments) {
        List<String> words = new ArrayList<>();
        Grouping grouping = Grouping.NONE;
        boolean perl = false;
        String setsid = host.platform() == Platform.LINUX ? tool("setsid") : null;
        String perlFile = setsid == null ? tool("perl") : null;
        if (setsid != null) {
            words.add(setsid);
            grouping = Grouping.SESSION;
        } else if (perlFile != null) {
            words.addAll(List.of(perlFile, "-e", PERL_GROUP, "--"));
            grouping = Grouping.GROUP;
            perl = true;
        }
        words.add(file);
        words.addAll(arguments);
        return new Launch(words, grouping, perl);
    }

    private @Nullable String tool(String name) {
        File usual = new File("/usr/bin/" + name);
        if (usual.canExecute()) {
            return usual.getPath();
        }
        ProgramSearch ours = new ProgramSearch(host, host.environment(), new File("/").toPath());
        return ours.has(name) ? ours.find(name).getPath() : null;
    }

    private static void refuseZero(List<String> command) {
        for (String word : command) {
            if (word.indexOf('\0') >= 0) {
                throw failed("a word of the command holds a NUL character, which no program can be given", null);
            }
        }
    }

    private static Failure failed(String message, @Nullable Throwable cause) {
        return Failure.of(Failure.Kind.UNREACHABLE, "start_failed", message, cause);
    }
}
