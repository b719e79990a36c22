package dev.mcpctl.cli;

/** {@code reconnect} at a prompt: the server afresh. */
final class ReconnectCommand implements BenchCommands.Own {

    private final ReplBench bench;

    ReconnectCommand(ReplBench bench) {
        this.bench = bench;
    }

    @Override
    public Operands operands() {
        return Operands.none();
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("reconnect");
    }

    @Override
    public Outcome run(Run run) {
        bench.servers().current().reopen(run.interruption());
        return Outcome.nothing();
    }
}
