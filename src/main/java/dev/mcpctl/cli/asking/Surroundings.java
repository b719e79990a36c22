package dev.mcpctl.cli.asking;

import dev.mcpctl.output.Console;
import dev.mcpctl.rpc.Deadline;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where answers come from.
 *
 * @param console where a person is asked
 * @param stdin what a person types
 * @param server the server's name, as the user knows it
 * @param directory where commands run and relative directories begin
 * @param environment our variables
 * @param patience how long a command or a model may take for one answer; zero is no limit
 * @param run the end of the whole run; it stands still while a person is asked
 * @param signals told to wake whoever waits
 */
public record Surroundings(
        Console console,
        InputStream stdin,
        String server,
        Path directory,
        Map<String, String> environment,
        Duration patience,
        Deadline run,
        Signals signals) {

    /** The run's way to be ended from outside. */
    public interface Signals {
        /** Runs this, on another thread, when the run is interrupted; at once when it was already. */
        Waiting onSignal(Runnable ending);

        /** Something that a signal ends. */
        interface Waiting extends AutoCloseable {
            /** It is over by itself. */
            @Override
            void close();
        }

        /** Whether the run was interrupted. */
        boolean received();
    }
}
