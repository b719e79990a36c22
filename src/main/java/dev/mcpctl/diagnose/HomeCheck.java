package dev.mcpctl.diagnose;

import dev.mcpctl.config.catalog.EntryView;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.ServerEntry;
import java.util.ArrayList;
import java.util.List;

/** A {@code ~}, which a shell replaces and most programs do not. */
final class HomeCheck implements EntryCheck {

    @Override
    public List<Finding> look(ServerEntry entry, EntrySurroundings around) {
        List<Finding> findings = new ArrayList<>();
        Launch launch = entry.launch();
        if (launch == null || entry.source().origin().equals(Importers.OWN.id())) {
            return findings;
        }
        for (String word : launch.command()) {
            if (word.startsWith("~/") || word.equals("~") || word.contains("=~/")) {
                findings.add(finding("'" + word + "'", around));
            }
        }
        for (String name : EntryView.homeVariables(launch)) {
            findings.add(finding("the value of the variable '" + name + "'", around));
        }
        String directory = launch.directory();
        if (directory != null && directory.startsWith("~")) {
            findings.add(finding("the directory '" + directory + "'", around));
        }
        return findings;
    }

    private static Finding finding(String what, EntrySurroundings around) {
        return Finding.warn(
                "home",
                what + " begins at home for a shell and for mcpctl; most other programs take it as it stands",
                around.home() == null ? null : "write " + around.home() + " instead of '~'");
    }
}
