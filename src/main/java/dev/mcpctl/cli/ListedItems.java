package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.output.Console;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One list of a server for many look-ups: fetched once, when the first name is looked for. A name that is not there is never
 * used, only suggested. Thread-safe; whoever asks first makes the others wait.
 */
final class ListedItems<T> {

    private final OpenServer server;
    private final Console console;
    private final ListKind kind;
    private final Reading<T> reading;
    private final Map<String, Integer> repeated = new HashMap<>();
    private final Set<String> warned = new HashSet<>();
    private @Nullable Map<String, T> items;
    private @Nullable Failure failure;

    /** How an item is read, and what it is called. */
    private record Reading<T>(Item.Reader<T> reader, Function<T, String> name) {}

    private ListedItems(OpenServer server, Console console, ListKind kind, Reading<T> reading) {
        this.server = server;
        this.console = console;
        this.kind = kind;
        this.reading = reading;
    }

    /** The tools, for as many look-ups as it takes; nothing is fetched before the first one. */
    static ListedItems<Tool> tools(OpenServer server, Console console) {
        return new ListedItems<>(server, console, ListKind.TOOLS, new Reading<>(Tool::read, Tool::name));
    }

    /** As {@link #tools}. */
    static ListedItems<Prompt> prompts(OpenServer server, Console console) {
        return new ListedItems<>(server, console, ListKind.PROMPTS, new Reading<>(Prompt::read, Prompt::name));
    }

    /**
     * The item of this name.
     *
     * @throws Failure usage, when the list has none; why the list could not be fetched, again and again
     */
    synchronized T named(String name) {
        Map<String, T> known = items();
        T item = known.get(name);
        if (item == null) {
            throw unknown(server, kind, name, known.keySet());
        }
        Integer count = repeated.get(name);
        if (count != null && warned.add(name)) {
            console.warn(repeated(kind, name, count));
        }
        return item;
    }

    private Map<String, T> items() {
        if (failure != null) {
            throw failure;
        }
        Map<String, T> known = items;
        if (known == null) {
            try {
                known = fetched();
                items = known;
            } catch (Failure problem) {
                failure = problem;
                throw problem;
            }
        }
        return known;
    }

    private Map<String, T> fetched() {
        Map<String, T> found = new LinkedHashMap<>();
        for (Item<T> item : Item.readAll(server.all(kind), reading.reader())) {
            T value = item.value();
            if (value == null) {
                continue;
            }
            String name = reading.name().apply(value);
            if (found.putIfAbsent(name, value) != null) {
                repeated.merge(name, 2, (before, one) -> before + 1);
            }
        }
        return found;
    }

    private static String repeated(ListKind kind, String name, int count) {
        return kind.singular() + " '" + name + "' stands " + count + " times in the list; the first one is meant";
    }

    private static Failure unknown(OpenServer server, ListKind kind, String name, Collection<String> names) {
        Failure failure = Failure.of(
                        Failure.Kind.USAGE,
                        "unknown_" + kind.singular(),
                        "unknown " + kind.singular() + " '" + name + "' on '" + server.label() + "'")
                .detail(kind.singular(), name);
        return failure.hint(hint(kind, name, names));
    }

    private static String hint(ListKind kind, String name, Collection<String> names) {
        String near = Nearest.to(name, names);
        if (near != null) {
            return "did you mean '" + near + "'?";
        }
        return names.isEmpty() ? "the server offers no " + kind.plural() : few(kind, names);
    }

    private static String few(ListKind kind, Collection<String> names) {
        if (names.size() > 12) {
            return "it has " + names.size() + " " + kind.plural() + "; see: mcpctl list SERVER " + kind.plural();
        }
        return "it has: " + String.join(", ", names);
    }
}
