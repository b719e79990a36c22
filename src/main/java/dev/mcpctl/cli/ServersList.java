package dev.mcpctl.cli;

import dev.mcpctl.process.Platform;

/** {@code servers list}, and {@code list} without a server. */
final class ServersList implements ServersCommand.Action {

    @Override
    public Outcome run(Run run) {
        if (run.operand(0).equals("list")) {
            ServersCommand.requireNoName(run);
        }
        CatalogOptions options = new CatalogOptions(run, Platform.current());
        return Outcome.of(new ServersDocument(
                options.catalog().contents(), run.context().environment().get("HOME")));
    }
}
