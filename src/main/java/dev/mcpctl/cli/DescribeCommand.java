package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.output.OutputFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code describe SERVER NAME}: everything about one tool, resource, template or prompt. */
final class DescribeCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.server(
                Operands.needed("NAME", "a name or URI; tool/NAME, prompt/NAME, resource/URI, template/URI say which"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description("Shows what it is for, its arguments with their limits, and an example to start from.")
                .examples(
                        "mcpctl describe demo weather",
                        "mcpctl describe demo prompt/greet -o json",
                        "mcpctl describe demo demo://logo.png");
        OutputOptions.describe(form);
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
        String word = run.operandAfterServer(0);
        OpenServer server = new Dialer(run).open();
        List<String> seen = new ArrayList<>();
        for (ListKind kind : ListKind.values()) {
            String name = nameFor(kind, word);
            if (name == null) {
                continue;
            }
            for (JsonNode item : Offered.orNone(run, server, kind)) {
                ListedItem read = ListedItem.of(kind, item);
                if (read.name().equals(name) || item.path("name").asText("").equals(name)) {
                    return Outcome.of(new DescriptionDocument(kind, item, SameServer.of(run, server.label())));
                }
                seen.add(read.name());
            }
        }
        throw unknown(word, server.label(), seen);
    }

    /** The name to look for in this kind, or null when the word's prefix names another one. */
    private static @Nullable String nameFor(ListKind kind, String word) {
        int slash = word.indexOf('/');
        ListKind prefixed = slash < 0 ? null : ListKind.of(word.substring(0, slash));
        if (prefixed == null) {
            return word;
        }
        return prefixed == kind ? word.substring(slash + 1) : null;
    }

    private static Failure unknown(String word, String server, List<String> seen) {
        String near = Nearest.to(word, seen);
        return Failure.of(
                        Failure.Kind.USAGE,
                        "unknown_name",
                        "'" + server + "' has no tool, resource, template or prompt '" + word + "'")
                .hint(near == null ? "see: mcpctl list SERVER" : "did you mean '" + near + "'?");
    }
}
