package dev.mcpctl.cli;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.process.Platform;

/** {@code servers import ORIGIN/NAME}: copies another program's entry into our own list. */
final class ServersImport implements ServersCommand.Action {

    @Override
    public Outcome run(Run run) {
        ServerEntry entry = usable(run, ServersCommand.name(run));
        String other = run.options().text("--name");
        String name = AddedServer.usableName(other == null ? entry.name() : other);
        OwnChange change = new OwnChange(run);
        ConfigFile file = change.file(name);
        return change.put(entry, name, file, entry);
    }

    /**
     * An entry that may be copied: whoever copies one that came with a project trusts it from then on.
     *
     * @throws dev.mcpctl.failure.Failure configuration, when it is not there or cannot be used; not answered without trust
     */
    static ServerEntry usable(Run run, String name) {
        Platform platform = Platform.current();
        ServerEntry entry = new CatalogServer(run, platform).find(name);
        ServersTrust.requireUsable(entry, name);
        new TrustQuestion(run, new CatalogOptions(run, platform).trust()).require(entry);
        return entry;
    }
}
