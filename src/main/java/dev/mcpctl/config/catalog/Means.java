package dev.mcpctl.config.catalog;

import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.process.Platform;
import dev.mcpctl.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What references may draw on.
 *
 * @param platform whether names of variables differ by case
 * @param environment our variables
 * @param home of the user, or null
 * @param workspace where we are, for files that belong to no project
 * @param person answers {@code ${input:ID}}
 * @param programs answers {@code ${cmd:COMMAND}}
 */
public record Means(
        Platform platform,
        Map<String, String> environment,
        @Nullable Path home,
        Path workspace,
        Person person,
        Programs programs) {

    /** Somebody to ask. */
    public interface Person {

        /**
         * The answer, asked once a run.
         *
         * @throws dev.mcpctl.failure.Failure not answered, when nobody is there
         */
        Secret answer(ServerEntry entry, ServerEntry.Input input);
    }

    /** Programs that know secrets. */
    public interface Programs {

        /**
         * What the command prints, without the end of its last line.
         *
         * @throws dev.mcpctl.failure.Failure when it cannot be run, or fails
         */
        Secret output(List<String> command, Path directory);
    }

    /** A variable of ours, or null. */
    @Nullable
    String variable(String name) {
        String exact = environment.get(name);
        if (exact != null || platform != Platform.WINDOWS) {
            return exact;
        }
        for (Map.Entry<String, String> each : environment.entrySet()) {
            if (each.getKey().equalsIgnoreCase(name)) {
                return each.getValue();
            }
        }
        return null;
    }
}
