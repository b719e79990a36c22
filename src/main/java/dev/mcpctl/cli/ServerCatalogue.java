package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.output.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds tools and prompts by name in fresh lists. A mistyped name is never used, only suggested. */
final class ServerCatalogue {

    private final OpenServer server;
    private final Console console;

    ServerCatalogue(OpenServer server, Console console) {
        this.server = server;
        this.console = console;
    }

    /**
     * The tool of this name.
     *
     * @throws Failure usage, when the list has none
     */
    Tool tool(String name) {
        return find(ListKind.TOOLS, name, Tool::read, Tool::name);
    }

    /**
     * The prompt of this name.
     *
     * @throws Failure usage, when the list has none
     */
    Prompt prompt(String name) {
        return find(ListKind.PROMPTS, name, Prompt::read, Prompt::name);
    }

    private <T> T find(ListKind kind, String name, Item.Reader<T> reader, Function<T, String> nameOf) {
        ArrayNode nodes = server.session().all(kind);
        List<String> names = new ArrayList<>();
        T found = null;
        int count = 0;
        for (Item<T> item : Item.readAll(nodes, reader)) {
            T value = item.value();
            if (value == null) {
                continue;
            }
            names.add(nameOf.apply(value));
            if (nameOf.apply(value).equals(name)) {
                found = found == null ? value : found;
                count++;
            }
        }
        if (found == null) {
            throw unknown(kind, name, names);
        }
        if (count > 1) {
            console.warn(
                    kind.singular() + " '" + name + "' stands " + count + " times in the list; the first one is meant");
        }
        return found;
    }

    private Failure unknown(ListKind kind, String name, List<String> names) {
        Failure failure = Failure.of(
                        Failure.Kind.USAGE,
                        "unknown_" + kind.singular(),
                        "unknown " + kind.singular() + " '" + name + "' on '" + server.label() + "'")
                .detail(kind.singular(), name);
        return failure.hint(hint(kind, name, names));
    }

    private static String hint(ListKind kind, String name, List<String> names) {
        String near = Nearest.to(name, names);
        if (near != null) {
            return "did you mean '" + near + "'?";
        }
        return names.isEmpty() ? "the server offers no " + kind.plural() : few(kind, names);
    }

    private static String few(ListKind kind, List<String> names) {
        if (names.size() > 12) {
            return "it has " + names.size() + " " + kind.plural() + "; see: mcpctl list SERVER " + kind.plural();
        }
        return "it has: " + String.join(", ", names);
    }
}
