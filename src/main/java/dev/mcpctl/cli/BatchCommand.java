package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.Console;
import dev.mcpctl.output.OutputFormat;
import java.util.EnumSet;
import java.util.Set;

/** {@code batch SERVER [FILE|-]}: many calls over one connection, some of them at once. */
final class BatchCommand implements Command {

    private static final String STDIN = "-";

    @Override
    public Operands operands() {
        return Operands.server(Operands.optional("FILE", "one JSON object a line; stdin without it, or with -"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "A line is {\"tool\": NAME, \"arguments\": {...}}, {\"resource\": URI}, {\"prompt\": NAME, \"arguments\": {...}}"
                                + " or {\"method\": METHOD, \"params\": {...}}. An \"id\" in it comes back with the result, an \"expect\" is a"
                                + " jq expression that must be true of the result, as --expect of 'call'.",
                        "Results come in the order of the lines, each as soon as it can be. A line that fails does not stop the others."
                                + " Exit code: 0 when all went well, 1 when some failed, else that of what stopped everything: the server"
                                + " has gone, FILE cannot be read, a signal, or with --fail-fast the first line that failed.")
                .examples(
                        "mcpctl batch demo calls.jsonl",
                        "mcpctl batch demo calls.jsonl --parallel 8 -o jsonl",
                        "echo '{\"tool\":\"add\",\"arguments\":{\"a\":1,\"b\":2}}' | mcpctl batch demo",
                        "mcpctl batch --fail-fast calls.jsonl -- npx -y my-server");
        BatchOptions.describe(form);
        ArgumentOptions.describeValidation(form);
        ArgumentOptions.describePermission(form);
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
        BatchOptions options = BatchOptions.of(run.options(), formats());
        String file = run.operandAfterServer(0);
        boolean stdin = file.isEmpty() || file.equals(STDIN);
        Run batch = stdin ? withoutQuestions(run) : run;
        try (BatchInput input = stdin ? stdin(batch) : file(batch, file)) {
            OpenServer server = new Dialer(batch).open();
            return new BatchRun(batch, server, input, options).run();
        }
    }

    private static BatchInput file(Run run, String file) {
        return BatchInput.file(file, run.context().directory().resolve(file), TargetOptions.maxMessage(run.options()));
    }

    private static BatchInput stdin(Run run) {
        if (run.console().traits().terminals().stdin()) {
            if (run.bench() != null) {
                throw Failure.usage("at a prompt the lines of a batch come from a FILE")
                        .hint("usage: batch FILE");
            }
            run.console().note("lines are read from the terminal; Ctrl-D ends them");
        }
        return BatchInput.stdin(run.context().streams().in(), TargetOptions.maxMessage(run.options()));
    }

    /** Who answers a question would answer it with lines of the batch. */
    private static Run withoutQuestions(Run run) {
        Console console = run.console().with(run.console().traits().withoutInput());
        return new Run(
                run.context(), console, run.options(), run.typed(), run.interruption(), run.scope(), run.bench());
    }
}
