package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.Interest;
import dev.mcpctl.output.OutputFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code watch SERVER [URI…]}: tells of changes as the server does. */
final class WatchCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.serverWithWords(
                Operands.optional("URI...", "resources to watch; without any the lists are watched"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "Tells of changes of the resources with these URIs, or without any of the lists, until Ctrl-C.",
                        "A connection that breaks is opened again; what changed meanwhile is not told.")
                .examples(
                        "mcpctl watch demo demo://clock --count 2",
                        "mcpctl watch demo --for 5s",
                        "mcpctl watch demo demo://clock -o jsonl --until '.uri == \"demo://clock\"'",
                        "mcpctl watch demo demo://clock --count 1 --exec 'cat'");
        form.addOption(OptionForm.value("-o,--output", "FORMAT", "form of the result"));
        WatchOptions.describe(form);
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.JSONL);
    }

    @Override
    public Outcome run(Run run) {
        WatchOptions options = new WatchOptions(run.options());
        List<String> uris = uris(run);
        Interest interest = uris.isEmpty() ? Interest.inLists() : Interest.in(uris);
        OutputFormat format = OutputOptions.format(run.options(), formats(), "watch");
        WatchEvents events = new WatchEvents(run, format, options.command());
        return new Watching(run, () -> new Dialer(run).endless().open(), options, events).watch(interest);
    }

    private static List<String> uris(Run run) {
        List<String> uris = new ArrayList<>();
        int first = TargetOptions.server(run).word() != null ? 1 : 0;
        List<String> operands = run.typed().operands();
        uris.addAll(operands.subList(Math.min(first, operands.size()), operands.size()));
        uris.addAll(run.typed().rest());
        for (String uri : uris) {
            if (uri.startsWith("-")) {
                throw Failure.usage("unknown option '" + uri + "' for 'watch'").hint("see: mcpctl help watch");
            }
            if (uri.isEmpty()) {
                throw Failure.usage("a URI to watch is empty");
            }
        }
        return uris;
    }
}
