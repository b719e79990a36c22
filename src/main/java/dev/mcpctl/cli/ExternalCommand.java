package dev.mcpctl.cli;

import dev.mcpctl.process.ForegroundProgram;
import dev.mcpctl.process.Host;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program {@code mcpctl-NAME} on the PATH, run as {@code mcpctl NAME} with our streams. */
final class ExternalCommand {

    private final Context context;

    ExternalCommand(Context context) {
        this.context = context;
    }

    /** Runs it and returns its exit status, or null when there is none of this name. */
    @Nullable
    Integer run(String name, List<String> words) {
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            if (!Character.isLetterOrDigit(next) && next != '-' && next != '_') {
                return null;
            }
        }
        List<String> command = new ArrayList<>(words);
        command.remove(name);
        Host host = new Host(Host.current().platform(), context.environment());
        return new ForegroundProgram(host).run("mcpctl-" + name, command, context.directory());
    }
}
