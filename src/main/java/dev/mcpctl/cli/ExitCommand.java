package dev.mcpctl.cli;

/** {@code exit} at a prompt. */
final class ExitCommand implements BenchCommands.Own {

    private final ReplBench bench;

    ExitCommand(ReplBench bench) {
        this.bench = bench;
    }

    @Override
    public Operands operands() {
        return Operands.none();
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("exit");
    }

    @Override
    public Outcome run(Run run) {
        bench.leave();
        return Outcome.nothing();
    }
}
