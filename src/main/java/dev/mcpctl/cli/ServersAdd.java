package dev.mcpctl.cli;

import dev.mcpctl.config.client.ConfigFile;

/** {@code servers add NAME}: puts a server into our own list. */
final class ServersAdd implements ServersCommand.Action {

    @Override
    public Outcome run(Run run) {
        String name = AddedServer.usableName(ServersCommand.name(run));
        OwnChange change = new OwnChange(run);
        ConfigFile file = change.file(name);
        return change.put(new AddedServer(run, file, change.where()).entry(name), name, file, null);
    }
}
