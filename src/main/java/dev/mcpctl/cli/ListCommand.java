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
                : Operands.server(Operands.optional("KIND", "tools, resources, templates or prompts; all without it"))
                        .withOptionalServer();
    }

    @Override
    public void describe(CommandForm form) {
        String name = fixed == null ? "list" : fixed.plural();
        if (fixed == null) {
            form.description(
                    "All pages of a list are fetched. tools, resources and prompts list one kind.",
                    "Without a server it lists the servers that are configured, as 'servers list' does.",
                    "Signs beside a tool are what it claims of itself: " + Claims.LEGEND + ".",
                    "With --page, --cursor or --limit the cursor of what is left is told, in -o json as nextCursor.");
        }
        form.examples(
                "mcpctl " + name + " demo",
                "mcpctl " + name + " demo -o json",
                "mcpctl " + name + " -- npx -y @modelcontextprotocol/server-everything");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        PageOptions.describe(form);
        Dialer.describeCache(form);
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.complementOf(EnumSet.of(OutputFormat.TEXT));
    }

    @Override
    public boolean usesOpenServer() {
        return true;
    }

    @Override
    public Outcome run(Run run) {
        if (fixed == null && run.bench() == null && !TargetOptions.server(run).isNamed()) {
            return new ServersList().run(run);
        }
        List<ListKind> kinds = kinds(run);
        PageOptions paging = new PageOptions(run.options());
        if (paging.any() && kinds.size() > 1) {
            throw Failure.usage("--page, --cursor and --limit need a KIND: each list has pages of its own")
                    .hint("for example: mcpctl list SERVER tools --limit 5");
        }
        OpenServer server = new Dialer(run).cachedIfWanted().open();
        if (kinds.size() == 1 && !server.session().server().offers(kinds.get(0).capability())) {
            run.console().note("the server does not offer " + kinds.get(0).plural());
        } else if (paging.any()) {
            return part(run, kinds.get(0), paging.fetch(server.session(), kinds.get(0)));
        }
        Map<ListKind, ArrayNode> lists = new EnumMap<>(ListKind.class);
        for (ListKind kind : kinds) {
            lists.put(kind, kinds.size() == 1 ? server.all(kind) : Offered.orNone(run, server, kind));
        }
        return checked(run, new ListDocument(lists, null));
    }

    private static Outcome part(Run run, ListKind kind, PageOptions.Part part) {
        Map<ListKind, ArrayNode> lists = new EnumMap<>(ListKind.class);
        lists.put(kind, part.items());
        if (part.nextCursor() != null) {
            run.console().note("there is more: --cursor " + ShellWord.quoted(part.nextCursor()) + " is the next page");
        } else if (part.cut()) {
            run.console().note("there is more: --limit cut the last page");
        }
        return checked(run, new ListDocument(lists, part.nextCursor()));
    }

    private static Outcome checked(Run run, ListDocument document) {
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
            Failure unknown = unknown(operands.get(at));
            throw named || unknown.hint() != null
                    ? unknown
                    : unknown.hint("the server is named already; leave out '" + operands.get(at) + "'");
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
