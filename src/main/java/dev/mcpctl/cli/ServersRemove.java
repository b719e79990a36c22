package dev.mcpctl.cli;

/** {@code servers remove NAME}: takes a server out of our own list. */
final class ServersRemove implements ServersCommand.Action {

    @Override
    public Outcome run(Run run) {
        return new OwnChange(run).remove(ServersCommand.name(run));
    }
}
