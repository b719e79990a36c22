package dev.mcpctl.cli;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.install.Program;
import dev.mcpctl.process.Platform;

/** {@code servers uninstall NAME --from CLIENT}: takes an entry out of another program's list. */
final class ServersUninstall implements ServersCommand.Action {

    @Override
    public Outcome run(Run run) {
        String name = ServersCommand.name(run);
        Program program = ListPlace.program(run, "--from");
        CatalogOptions options = new CatalogOptions(run, Platform.current());
        ConfigFile file = new ListPlace(run, program, options.where()).of(name);
        ListChange change = new ListChange(run, program, file);
        change.agreeToRemove(name);
        return Outcome.of(new ChangeDocument("uninstall", name, program.id(), change.remove(name)));
    }
}
