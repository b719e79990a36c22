package dev.mcpctl.diagnose;

import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.process.Platform;
import java.util.List;

/** On Windows {@code npx} and its like are batch files, which many programs cannot start. */
final class BatchCheck implements EntryCheck {

    private static final List<String> BATCH = List.of("npx", "npm", "pnpm", "yarn", "bunx");

    @Override
    public List<Finding> look(ServerEntry entry, EntrySurroundings around) {
        Launch launch = entry.launch();
        if (launch == null
                || around.platform() != Platform.WINDOWS
                || !BATCH.contains(launch.command().get(0))) {
            return List.of();
        }
        String program = launch.command().get(0);
        return List.of(Finding.warn(
                "batch-file",
                "'" + program + "' is a batch file on Windows, which many programs cannot start",
                "write cmd as command, and /c " + program + " before the other args"));
    }
}
