package dev.mcpctl.cli;

import dev.mcpctl.config.Program;
import dev.mcpctl.config.catalog.Resolved;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.Endpoint;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options about servers that are started. */
final class ProgramOptions {

    private static final List<String> NAMES = List.of("--env", "--env-file", "--cwd", "--inherit-env");

    private final Run run;

    ProgramOptions(Run run) {
        this.run = run;
    }

    static void describe(CommandForm form) {
        form.addOption(
                OptionForm.values("--env", "NAME[=VALUE]", "set a variable of the server, or pass ours through"));
        form.addOption(OptionForm.value("--env-file", "FILE", "read variables of the server from NAME=VALUE lines"));
        form.addOption(OptionForm.value("--cwd", "DIR", "start the server in this directory"));
        form.addOption(OptionForm.flag("--inherit-env", "give a server of the catalog all of our variables"));
    }

    /** The first of these options that stands on the line, or null. */
    static @Nullable String firstOn(Options options) {
        for (String name : NAMES) {
            if (options.flag(name)) {
                return name;
            }
        }
        return null;
    }

    /**
     * What to start, and how.
     *
     * @param resolved the entry it comes from; null for a command of the user's, which gets all of our variables
     * @throws Failure usage or local file
     */
    Endpoint.Stdio endpoint(Program program, @Nullable Resolved resolved) {
        String misplaced = HttpOptions.firstOn(run.options());
        if (misplaced != null) {
            throw Failure.usage(misplaced + " is about servers behind a URL, and '" + program.label() + "' is started");
        }
        Path directory = run.context().directory();
        String cwd = run.options().path("--cwd");
        Path usual = resolved == null || resolved.directory() == null ? directory : resolved.directory();
        return new Endpoint.Stdio(
                program.command(),
                new ServerEnvironment(run.context(), resolved).of(run.options()),
                resolved == null || run.options().flag("--inherit-env"),
                cwd == null ? usual : directory.resolve(cwd),
                program.label(),
                resolved == null ? List.of() : resolved.hidden());
    }
}
