package dev.mcpctl.diagnose;

import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/** Whether the entry has the shape that its program reads. */
final class ShapeCheck implements EntryCheck {

    private static final String NAME = "shape";

    @Override
    public List<Finding> look(ServerEntry entry, EntrySurroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : entry.problems()) {
            String text = problem.message() + " (line " + problem.place().line() + ", column "
                    + problem.place().column() + ")";
            findings.add(
                    entry.usable()
                            ? Finding.warn(NAME, text, null)
                            : Finding.fail(NAME, Failure.of(Failure.Kind.CONFIGURATION, "bad_entry", text)));
        }
        if (entry.launch() != null && isLine(entry)) {
            findings.add(Finding.warn(
                    NAME,
                    "command holds a whole command line, which most programs take for the name of a file",
                    "put the program alone into command, and the rest into args, one word each"));
        }
        if (entry.adjustments().disabled()) {
            findings.add(Finding.ok(NAME, "it is disabled, so its own program does not start it"));
        }
        return findings;
    }

    private static boolean isLine(ServerEntry entry) {
        List<String> command =
                entry.launch() == null ? List.of() : entry.launch().command();
        return command.size() == 1
                && command.get(0).strip().indexOf(' ') > 0
                && command.get(0).indexOf('/') < 0
                && command.get(0).indexOf('\\') < 0;
    }
}
