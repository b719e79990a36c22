package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.Catalog;
import dev.mcpctl.config.catalog.Listed;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.diagnose.EntryDoctor;
import dev.mcpctl.diagnose.EntrySurroundings;
import dev.mcpctl.diagnose.Finding;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.process.Platform;
import java.util.ArrayList;
import java.util.List;

/** {@code doctor} without a server: looks at all entries of all lists and starts nothing. */
final class EntriesCheckup {

    private final Run run;
    private final Platform platform;

    EntriesCheckup(Run run, Platform platform) {
        this.run = run;
        this.platform = platform;
    }

    /** The findings; the answer is no when one of them keeps an entry from working. */
    Outcome examine() {
        CatalogOptions options = new CatalogOptions(run, platform);
        Catalog.Contents contents = options.catalog().contents();
        EntrySurroundings around = new EntrySurroundings(platform, run.context().environment(), options.home());
        List<EntriesDocument.Examined> examined = new ArrayList<>();
        int failed = contents.broken().size();
        for (Listed listed : contents.entries()) {
            List<Finding> findings = EntryDoctor.examine(listed.entry(), around);
            examined.add(new EntriesDocument.Examined(listed.entry(), findings));
            failed += fails(findings) && !listed.entry().adjustments().disabled() ? 1 : 0;
        }
        Outcome outcome = Outcome.of(new EntriesDocument(examined, contents.broken()));
        return failed == 0 ? outcome : outcome.but(news(failed));
    }

    /** The findings on the entry that the line names; none when it names something else. */
    List<Finding> examineNamed() {
        String name = NamedServer.catalogName(TargetOptions.server(run));
        if (name == null) {
            return List.of();
        }
        ServerEntry entry = new CatalogServer(run, platform).find(name);
        EntrySurroundings around =
                new EntrySurroundings(platform, run.context().environment(), new CatalogOptions(run, platform).home());
        return EntryDoctor.examine(entry, around);
    }

    private static boolean fails(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.mark() == Finding.Mark.FAIL) {
                return true;
            }
        }
        return false;
    }

    private static Outcome.BadNews news(int failed) {
        Failure failure = Failure.of(
                Failure.Kind.CONFIGURATION,
                "broken_entries",
                failed == 1 ? "one entry or file cannot be used" : failed + " entries or files cannot be used");
        return new Outcome.BadNews(ExitCode.ANSWER_IS_NO, ErrorLine.of(failure));
    }
}
