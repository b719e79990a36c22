package dev.mcpctl.cli;

import dev.mcpctl.cli.Context.LauncherProperties;
import dev.mcpctl.cli.Context.Streams;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.StandardOutput;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The process: the only place that touches its streams, environment and end. */
public final class Main {

    private Main() {}

    /** Runs one command line and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            Runtime.getRuntime().halt(printVersion(out));
        }
        HeadStart.take(arguments);
        // picocli otherwise initialises converters for dates, networks and databases, and looks for Groovy.
        System.setProperty("picocli.converters.excludes", ".*");
        System.setProperty("picocli.disable.closures", "true");
        InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        Context context = new Context(
                new Streams(in, out, err),
                environment(),
                new LauncherProperties(
                        System.getProperty("mcpctl.terminals", ""),
                        System.getProperty("mcpctl.size", ""),
                        System.getProperty("mcpctl.home", ""),
                        System.getProperty("mcpctl.archive", ""),
                        System.getProperty("mcpctl.archive.wanted", "")),
                Path.of(System.getProperty("user.dir")),
                Clock.systemUTC());
        Interruption interruption = Interruption.installed();
        if (interruption.received()) {
            return; // nothing may be started any more: nobody would stop it
        }
        int status = run(new Cli(context, interruption), arguments);
        if (!interruption.finish()) {
            makeArchive(context);
            end(status);
        }
    }

    private static int run(Cli cli, String[] arguments) {
        for (String argument : arguments) {
            if (argument.indexOf('\uFFFD') >= 0) {
                Failure loss = ArgumentBytes.loss(arguments);
                return loss == null ? cli.run(arguments) : cli.refuse(loss, arguments);
            }
        }
        return cli.run(arguments);
    }

    /** Our variables, with the locale that the launcher found rather than the one it set so that the JVM knows UTF-8. */
    private static Map<String, String> environment() {
        String locale = System.getProperty("mcpctl.locale", "");
        if (locale.isEmpty()) {
            return System.getenv();
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (locale.equals("unset")) {
            environment.remove("LC_ALL");
        } else {
            environment.put("LC_ALL", locale.substring(1));
        }
        return environment;
    }

    /** Without anything that it does not need: scripts ask for it to see whether mcpctl is there. */
    private static int printVersion(OutputStream out) {
        try {
            out.write(("mcpctl " + Version.number() + "\n").getBytes(StandardCharsets.UTF_8));
            return ExitCode.DONE.number();
        } catch (IOException problem) {
            if (StandardOutput.isPipe()) {
                return ExitCode.DONE.number();
            }
            PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
            err.println("mcpctl: stdout could not be written: " + problem.getMessage());
            return ExitCode.LOCAL_FILE.number();
        }
    }

    /** The next run starts faster; this one is over and waits for nothing. */
    private static void makeArchive(Context context) {
        LauncherProperties properties = context.properties();
        if (properties.archive().isEmpty() && !properties.archiveWanted().isEmpty()) {
            CacheCommand.archive(context).startDetachedWarm();
        }
    }

    /** Halting skips the exit logging of the JDK and cannot be held up; archives and coverage are written on exit only. */
    private static void end(int status) {
        if (Boolean.getBoolean("mcpctl.exit")) {
            System.exit(status);
        }
        Runtime.getRuntime().halt(status);
    }
}
