package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.Means;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.CapturedProgram;
import dev.mcpctl.process.ExitStatus;
import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import dev.mcpctl.secret.Secret;
import java.nio.file.Path;
import java.util.List;

/** Runs the commands of {@code ${cmd:COMMAND}}, which stand in the user's own list only. */
final class SecretCommand implements Means.Programs {

    private static final long LIMIT_MILLIS = 60_000;

    private final Host host;

    SecretCommand(Run run, Platform platform) {
        this.host = new Host(platform, run.context().environment());
    }

    @Override
    public Secret output(List<String> command, Path directory) {
        CapturedProgram.Answer answer = new CapturedProgram(host, LIMIT_MILLIS).run(command, directory);
        if (answer.status() != 0) {
            throw Failure.of(
                            Failure.Kind.CONFIGURATION,
                            "command_failed",
                            "the command '" + command.get(0) + "' of a ${cmd:...} ended with "
                                    + ExitStatus.words(answer.status()))
                    .hint("run it by itself to see what it says");
        }
        return Secret.of(answer.text().stripTrailing());
    }
}
