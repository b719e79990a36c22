package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.output.Definitions;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.List;

/** {@code help} at a prompt. */
final class BenchHelpCommand implements BenchCommands.Own {

    private final ReplBench bench;

    BenchHelpCommand(ReplBench bench) {
        this.bench = bench;
    }

    @Override
    public Operands operands() {
        return new Operands(false, List.of(Operands.optional("COMMAND", "the command to explain")), Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("help", "help call");
    }

    @Override
    public Outcome run(Run run) {
        String name = run.operand(0);
        return Outcome.of(
                name.isEmpty()
                        ? new Screen(bench.servers().currentName())
                        : new Explained(BenchCommands.summary(name)));
    }

    private record Explained(String summary) implements Document {

        @Override
        public JsonNode json() {
            return TextNode.valueOf(summary);
        }

        @Override
        public void human(TextSink out) {
            out.ours(summary + "\n");
        }
    }

    private record Screen(String server) implements Document {

        @Override
        public JsonNode json() {
            return TextNode.valueOf("help");
        }

        @Override
        public void human(TextSink out) {
            out.ours("Lines are commands of mcpctl without SERVER; they go to ")
                    .label(server)
                    .ours(".\n");
            out.newline().ours(Style.HEADING, "Commands").newline();
            Definitions commands = new Definitions();
            for (Commands.Entry entry : Commands.all()) {
                if (entry.command().usesOpenServer()) {
                    String words = entry.command().operands().withoutServer().synopsis();
                    commands.entry(entry.name(), words.isEmpty() ? "" : " " + words, entry.summary(), "");
                }
            }
            out.definitions(commands).newline().ours(Style.HEADING, "Only here").newline();
            Definitions own = new Definitions();
            for (String name : BenchCommands.NAMES) {
                own.entry(name, BenchCommands.summary(name));
            }
            out.definitions(own);
            out.newline().ours(Style.HEADING, "Words").newline();
            out.definitions(new Definitions()
                    .entry("{...}, [...]", "JSON as it stands, over several lines if need be")
                    .entry(
                            "$1.a.b[0], $last",
                            "the result of the line whose prompt said [1], or of the last one, or a part of it")
                    .entry("!!", "the line before; words behind it are added"));
        }
    }
}
