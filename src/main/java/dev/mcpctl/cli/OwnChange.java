package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.Catalog;
import dev.mcpctl.config.catalog.EntryView;
import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.config.install.Installers;
import dev.mcpctl.config.install.Program;
import dev.mcpctl.process.Platform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of our own list. */
final class OwnChange {

    private final Run run;
    private final CatalogOptions options;
    private final Program program = Installers.own();

    OwnChange(Run run) {
        this.run = run;
        this.options = new CatalogOptions(run, Platform.current());
    }

    Where where() {
        return options.where();
    }

    /** The file for a new entry. */
    ConfigFile file(String name) {
        return new ListPlace(run, program, where()).forNew(name);
    }

    /**
     * Writes an entry there, and tells what is not as it should be.
     *
     * @param from the entry of another list that it is made of, or null
     */
    Outcome put(ServerEntry entry, String name, ConfigFile file, @Nullable ServerEntry from) {
        Program.Written written = program.write(entry, name, file);
        ChangeDocument.Made made =
                new ListChange(run, program, file).put(written, run.options().flag("--replace"));
        List<String> notes = new ArrayList<>(written.told());
        if (EntryView.exposesCredentials(entry)) {
            notes.add("a credential stands in the arguments or the URL of '" + name
                    + "', where others can see it; env and headers are the place for it");
        }
        notes.forEach(sentence -> run.console().note("note: " + sentence));
        if (file.level() == Source.Level.PROJECT) {
            trust(name, file);
        }
        return Outcome.of(new ChangeDocument(run.operand(0), name, program.id(), made, from, notes));
    }

    /** Who has written it into the project's file has looked at it. */
    private void trust(String name, ConfigFile file) {
        Catalog catalog = options.catalog();
        ServerEntry entry = catalog.named(Importers.OWN, name);
        boolean remembered = new UserDirectories(run.context().environment(), Platform.current()).state() != null;
        if (remembered && entry != null && entry.source().file().equals(file.path())) {
            options.trust().accept(entry);
        }
    }

    /** Takes an entry out. */
    Outcome remove(String name) {
        ConfigFile file = new ListPlace(run, program, where()).of(name);
        ChangeDocument.Made made = new ListChange(run, program, file).remove(name);
        return Outcome.of(new ChangeDocument(run.operand(0), name, program.id(), made));
    }
}
