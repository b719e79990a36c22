package dev.mcpctl.cli;

import dev.mcpctl.process.Platform;

/** {@code servers show NAME}. */
final class ServersShow implements ServersCommand.Action {

    @Override
    public Outcome run(Run run) {
        String name = ServersCommand.name(run);
        Platform platform = Platform.current();
        CatalogServer server = new CatalogServer(run, platform);
        return Outcome.of(new ServerEntryDocument(server.find(name), new CatalogOptions(run, platform).trust()));
    }
}
