package dev.mcpctl.cli;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.install.Program;
import dev.mcpctl.process.Platform;

/** {@code servers install SERVER --into CLIENT}: writes an entry into another program's list, in its own shape. */
final class ServersInstall implements ServersCommand.Action {

    @Override
    public Outcome run(Run run) {
        String server = ServersCommand.name(run);
        Program program = ListPlace.program(run, "--into");
        ServerEntry entry = ServersImport.usable(run, server);
        String other = run.options().text("--name");
        String name = other == null ? entry.name() : other;
        CatalogOptions options = new CatalogOptions(run, Platform.current());
        ConfigFile file = new ListPlace(run, program, options.where()).forNew(name);
        Program.Written written = program.write(entry, name, file);
        ListChange change = new ListChange(run, program, file);
        written.told().forEach(sentence -> run.console().note("note: " + sentence));
        change.agreeToPut(written);
        ChangeDocument.Made made = change.put(written, true);
        return Outcome.of(new ChangeDocument("install", name, program.id(), made, entry, written.told()));
    }
}
