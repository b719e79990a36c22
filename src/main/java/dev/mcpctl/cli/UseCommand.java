package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.TextSink;
import java.util.List;

/** {@code use NAME} at a prompt: which of its servers lines go to. */
final class UseCommand implements BenchCommands.Own {

    private final ReplBench bench;

    UseCommand(ReplBench bench) {
        this.bench = bench;
    }

    @Override
    public Operands operands() {
        return new Operands(false, List.of(Operands.optional("NAME", "an open server")), Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("use", "use other");
    }

    @Override
    public Outcome run(Run run) {
        if (run.operand(0).isEmpty()) {
            return Outcome.of(new Names(bench.servers().names(), bench.servers().currentName()));
        }
        bench.servers().use(run.operand(0));
        return Outcome.nothing();
    }

    /** The open servers, the current one marked. */
    private record Names(List<String> names, String current) implements Document {

        @Override
        public JsonNode json() {
            ArrayNode array = Json.array();
            names.forEach(array::add);
            return array;
        }

        @Override
        public void human(TextSink out) {
            for (String name : names) {
                out.ours(name.equals(current) ? "* " : "  ").label(name).newline();
            }
        }
    }
}
