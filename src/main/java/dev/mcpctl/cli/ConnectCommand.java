package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.util.List;

/** {@code connect NAME SERVER} at a prompt: one more server. */
final class ConnectCommand implements BenchCommands.Own {

    private final ReplBench bench;

    ConnectCommand(ReplBench bench) {
        this.bench = bench;
    }

    @Override
    public Operands operands() {
        return new Operands(
                true,
                List.of(Operands.optional("NAME", "what to call it at this prompt; SERVER comes after it")),
                Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("connect other ./server.py", "connect web https://mcp.example.com/mcp --bearer-env TOKEN");
        TargetOptions.describe(form);
    }

    @Override
    public Outcome run(Run run) {
        Typed typed = run.typed();
        List<String> words = typed.operands();
        boolean elsewhere = typed.serverCommand() != null || TargetOptions.nameServer(typed.options());
        List<String> server = elsewhere || words.isEmpty() ? List.of() : words.subList(words.size() - 1, words.size());
        if (elsewhere && words.size() > 1) {
            throw Failure.usage("unexpected word '" + words.get(1) + "'").hint("usage: connect NAME -- COMMAND...");
        }
        Run opening = new Run(
                run.context(),
                bench.run().console(),
                run.options(),
                new Typed(typed.options(), server, List.of(), typed.serverCommand()),
                run.interruption(),
                run.scope(),
                null);
        bench.open(name(words, server.size()), opening, run.interruption());
        return Outcome.nothing();
    }

    private String name(List<String> words, int server) {
        if (words.size() > server) {
            return words.get(0);
        }
        String name = words.isEmpty() ? "server" : KeptServers.shortName(words.get(0));
        String free = name;
        for (int i = 2; bench.servers().names().contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
