package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.output.OutputFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code list SERVER [KIND]}, and {@code tools}, {@code resources}, {@code prompts}, which name the kind themselves. */
final class ListCommand implements Command {

    private final @Nullable ListKind fixed;

    ListCommand(@Nullable ListKind fixed) {
        this.fixed = fixed;
    }

    @Override
    public Operands operands() {
        return fixed != null
                ? Operands.server()
                : Operands.server(Operands.optional("KIND", "tools, resources, templates or prompts; all without it"));
    }

    @Override
    public void describe(CommandForm form) {
        String name = fixed == null ? "list" : fixed.plural();
        if (fixed == null) {
            form.description("All pages of a list are fetched. tools, resources and prompts list one kind.");
        }
        form.examples(
                "mcpctl " + name + " demo",
                "mcpctl " + name + " demo -o json",
                "mcpctl " + name + " -- npx -y @modelcontextprotocol/server-everything");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.complementOf(EnumSet.of(OutputFormat.TEXT));
    }

    @Override
    public Outcome run(Run run) {
        List<ListKind> kinds = kinds(run);
        Map<ListKind, ArrayNode> lists = new EnumMap<>(ListKind.class);
        OpenServer server = new Dialer(run).open();
        for (ListKind kind : kinds) {
            lists.put(kind, kinds.size() == 1 ? server.session().all(kind) : Offered.orNone(run, server, kind));
            if (kinds.size() == 1 && !server.session().server().offers(kind.capability())) {
                run.console().note("the server does not offer " + kind.plural());
            }
        }
        ListDocument document = new ListDocument(lists);
        for (String problem : document.problems()) {
            run.console().warn(problem);
        }
        return Outcome.of(document);
    }

    private List<ListKind> kinds(Run run) {
        if (fixed != null) {
            return List.of(fixed);
        }
        List<String> operands = run.typed().operands();
        boolean named = TargetOptions.server(run).word() != null;
        int at = named ? 1 : 0;
        if (operands.size() <= at) {
            return List.of(ListKind.values());
        }
        ListKind kind = ListKind.of(operands.get(at));
        if (kind == null) {
            throw unknown(operands.get(at));
        }
        return List.of(kind);
    }

    private static Failure unknown(String word) {
        List<String> words = new ArrayList<>();
        for (ListKind kind : ListKind.values()) {
            words.add(kind.plural());
        }
        String near = Nearest.to(word, words);
        return Failure.usage("unknown kind '" + word + "'; allowed are tools, resources, templates, prompts")
                .hint(near == null ? null : "did you mean '" + near + "'?");
    }
}
