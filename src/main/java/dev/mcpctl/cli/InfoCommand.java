package dev.mcpctl.cli;

import dev.mcpctl.output.OutputFormat;
import java.util.EnumSet;
import java.util.Set;

/** {@code info SERVER}: what the server is, what it can, what was negotiated and why. */
final class InfoCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.server();
    }

    @Override
    public void describe(CommandForm form) {
        form.description("Tells which revision of the protocol is spoken, how that was found out, and what the server"
                        + " can.")
                .examples(
                        "mcpctl info demo",
                        "mcpctl info ./server.py --protocol legacy",
                        "mcpctl info demo --jq .protocol.era");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.YAML);
    }

    @Override
    public boolean usesOpenServer() {
        return true;
    }

    @Override
    public Outcome run(Run run) {
        OpenServer server = new Dialer(run).open();
        return Outcome.of(new InfoDocument(server.label(), server.session().server()));
    }
}
