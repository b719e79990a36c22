package dev.mcpctl.diagnose;

import dev.mcpctl.config.catalog.EntryView;
import dev.mcpctl.config.entry.ServerEntry;
import java.util.ArrayList;
import java.util.List;

/** Credentials where others can see them. */
final class CredentialsCheck implements EntryCheck {

    private static final String NAME = "credentials";

    @Override
    public List<Finding> look(ServerEntry entry, EntrySurroundings around) {
        List<Finding> findings = new ArrayList<>();
        if (EntryView.exposesCredentials(entry)) {
            findings.add(Finding.warn(
                    NAME,
                    "what looks like a credential stands in an argument or in the URL, where lists of processes and"
                            + " logs show it",
                    "put it into env or headers, best as ${env:NAME}"));
        }
        if (entry.address() != null && !entry.address().headers().isEmpty() && EntryView.isClearText(entry.address())) {
            findings.add(Finding.warn(
                    NAME,
                    "its headers would go over plain http to another machine, which mcpctl refuses",
                    "use https, or --allow-http HOST"));
        }
        return findings;
    }
}
