package dev.mcpctl.cli;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import dev.mcpctl.testing.Distribution;
import dev.mcpctl.testing.MisbehavingServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged program against servers that break rules, each run within a bound and leaving nothing behind. */
final class Misbehaviour {

    /** Far more than any run needs, on a machine that does a lot else; a default timeout of a minute would show. */
    private static final Duration BOUND = Duration.ofSeconds(45);

    private final Distribution mcpctl;

    Misbehaviour(Path home) {
        mcpctl = Distribution.at(home);
    }

    /** A run of these words against a server with these faults. */
    CommandRun against(List<String> faults, String... words) {
        return against(MisbehavingServer.command(faults.toArray(new String[0])), List.of(words));
    }

    /** A run of these words against this command. */
    CommandRun against(List<String> command, List<String> words) {
        List<String> line = new ArrayList<>(words);
        line.add("--");
        line.addAll(command);
        return run(line);
    }

    /** A run of these words as they are. */
    CommandRun run(List<String> words) {
        return mcpctl.run(words).within(BOUND);
    }

    CommandRun run(String... words) {
        return run(List.of(words));
    }

    /** A call of the tool that commits a fault. */
    CommandResult call(String fault, String... words) {
        List<String> line = new ArrayList<>(List.of("call", fault));
        line.addAll(List.of(words));
        return against(List.of(), line.toArray(new String[0])).run().leavesNothingRunning();
    }
}
