package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Listing;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.Table;
import dev.mcpctl.output.TextSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lists of a server, pages joined. */
final class ListDocument implements Document {

    private final Map<ListKind, ArrayNode> lists;
    private final @Nullable String nextCursor;
    private final boolean mixed;

    /**
     * Lists in the order of the kinds; one or all.
     *
     * @param nextCursor of the page behind what is here, or null when nothing is left
     */
    ListDocument(Map<ListKind, ArrayNode> lists, @Nullable String nextCursor) {
        this.lists = lists;
        this.nextCursor = nextCursor;
        this.mixed = lists.size() > 1;
    }

    /** What is wrong with single items, one sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<ListKind, ArrayNode> list : lists.entrySet()) {
            int number = 0;
            for (JsonNode item : list.getValue()) {
                number++;
                String problem = ListedItem.of(list.getKey(), item).problem();
                if (problem != null) {
                    problems.add(list.getKey().singular() + " " + number + " of the list " + problem);
                }
            }
        }
        return problems;
    }

    @Override
    public JsonNode json() {
        ObjectNode document = Json.object();
        for (Map.Entry<ListKind, ArrayNode> list : lists.entrySet()) {
            document.set(list.getKey().member(), list.getValue());
        }
        if (nextCursor != null) {
            document.put("nextCursor", nextCursor);
        }
        return document;
    }

    @Override
    public Iterable<? extends JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        for (Map.Entry<ListKind, ArrayNode> list : lists.entrySet()) {
            for (JsonNode item : list.getValue()) {
                lines.add(mixed ? withKind(list.getKey(), item) : item);
            }
        }
        return lines;
    }

    private static JsonNode withKind(ListKind kind, JsonNode item) {
        ObjectNode line = Json.object().put("kind", kind.singular());
        if (item instanceof ObjectNode members) {
            return line.setAll(members);
        }
        return line.set("item", item);
    }

    @Override
    public void human(TextSink out) {
        boolean first = true;
        for (Map.Entry<ListKind, ArrayNode> list : lists.entrySet()) {
            if (mixed && list.getValue().isEmpty()) {
                continue;
            }
            if (mixed) {
                heading(out, list.getKey(), list.getValue().size(), first);
            }
            first = false;
            out.listing(listing(list.getKey(), list.getValue()));
            if (list.getKey() == ListKind.TOOLS && out.terminal()) {
                legend(out, list.getValue());
            }
        }
        if (first && mixed) {
            out.ours("the server offers no tools, resources, templates or prompts\n");
        }
    }

    private static void heading(TextSink out, ListKind kind, int count, boolean first) {
        if (!first) {
            out.newline();
        }
        String name = kind.plural();
        String title = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        out.ours(Style.HEADING, title + " (" + count + ")").newline();
    }

    /** What the signs mean that stand beside tools. */
    private void legend(TextSink out, ArrayNode tools) {
        StringBuilder all = new StringBuilder();
        for (JsonNode tool : tools) {
            all.append(ListedItem.of(ListKind.TOOLS, tool).marks());
        }
        out.ours(Style.FAINT, Claims.legend(all.toString(), mixed ? "  " : ""));
        if (all.length() > 0) {
            out.newline();
        }
    }

    private Listing listing(ListKind kind, ArrayNode items) {
        Listing listing = mixed ? Listing.indented() : Listing.flush();
        for (JsonNode item : items) {
            ListedItem read = ListedItem.of(kind, item);
            listing.entry(read.name(), read.signatures(), read.marks(), read.about());
        }
        return listing;
    }

    @Override
    public void wide(TextSink out) {
        boolean first = true;
        for (Map.Entry<ListKind, ArrayNode> list : lists.entrySet()) {
            if (list.getValue().isEmpty()) {
                continue;
            }
            if (mixed) {
                heading(out, list.getKey(), list.getValue().size(), first);
            }
            first = false;
            out.table(WideTable.of(list.getKey(), list.getValue()));
        }
    }

    @Override
    public Table table() {
        Table table = mixed ? Table.of("KIND", "NAME", "DESCRIPTION") : Table.of("NAME", "DESCRIPTION");
        table.names(mixed ? 1 : 0);
        for (Map.Entry<ListKind, ArrayNode> list : lists.entrySet()) {
            for (JsonNode item : list.getValue()) {
                ListedItem read = ListedItem.of(list.getKey(), item);
                if (mixed) {
                    table.row(list.getKey().singular(), read.name(), read.about());
                } else {
                    table.row(read.name(), read.about());
                }
            }
        }
        return table;
    }

    @Override
    public Iterable<String> names() {
        List<String> names = new ArrayList<>();
        for (Map.Entry<ListKind, ArrayNode> list : lists.entrySet()) {
            for (JsonNode item : list.getValue()) {
                ListedItem read = ListedItem.of(list.getKey(), item);
                if (read.problem() == null) {
                    names.add(mixed ? list.getKey().singular() + "/" + read.name() : read.name());
                }
            }
        }
        return names;
    }
}
