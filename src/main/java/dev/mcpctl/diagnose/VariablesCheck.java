package dev.mcpctl.diagnose;

import dev.mcpctl.config.catalog.VariableNames;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/** Variables that the entry refers to and that are not set. */
final class VariablesCheck implements EntryCheck {

    private static final String NAME = "variables";

    @Override
    public List<Finding> look(ServerEntry entry, EntrySurroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (String name : VariableNames.needed(entry)) {
            if (!around.environment().containsKey(name)) {
                findings.add(Finding.fail(
                        NAME,
                        Failure.of(
                                        Failure.Kind.CONFIGURATION,
                                        "unresolved_variable",
                                        "the variable '" + name + "' is not set")
                                .hint("set it, or write ${" + name + ":-default}")));
            } else if (EntryDoctor.isDesktop(entry)) {
                findings.add(Finding.warn(
                        NAME,
                        "the variable '" + name + "' is set here; a program started from the desktop may not know it",
                        null));
            }
        }
        return findings;
    }
}
