package dev.mcpctl.cli;

import java.util.List;

/** {@code trace on} and {@code trace off} at a prompt. */
final class TraceSwitchCommand implements BenchCommands.Own {

    private static final List<String> STATES = List.of("on", "off");

    private final ReplBench bench;

    TraceSwitchCommand(ReplBench bench) {
        this.bench = bench;
    }

    /** Whether the words behind {@code trace} are this, and no command to be traced. */
    static boolean isMeant(List<String> rest) {
        return rest.size() == 1 && STATES.contains(rest.get(0));
    }

    @Override
    public Operands operands() {
        return new Operands(false, List.of(Operands.needed("STATE", "on or off")), Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("trace on");
    }

    @Override
    public Outcome run(Run run) {
        bench.trace(run.operand(0).equals("on"));
        return Outcome.nothing();
    }
}
