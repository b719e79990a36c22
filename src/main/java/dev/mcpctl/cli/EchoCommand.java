package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.TextSink;
import java.util.List;

/** {@code echo $1.path} at a prompt: a result, or a part of it. */
final class EchoCommand implements BenchCommands.Own {

    @Override
    public Operands operands() {
        return new Operands(false, List.of(), Operands.Rest.WORDS);
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("echo $last", "echo $1.structuredContent");
    }

    @Override
    public Outcome run(Run run) {
        return Outcome.of(new Words(String.join(" ", run.typed().rest())));
    }

    private record Words(String text) implements Document {

        /** JSON when it is some: it may be a whole result. */
        @Override
        public JsonNode json() {
            boolean structured = text.startsWith("{") || text.startsWith("[");
            try {
                return structured ? Json.parse(text) : TextNode.valueOf(text);
            } catch (JsonProblem ordinary) {
                return TextNode.valueOf(text);
            }
        }

        @Override
        public void human(TextSink out) {
            JsonNode value = json();
            if (value.isTextual()) {
                out.block(text);
            } else {
                out.json(value);
            }
        }
    }
}
