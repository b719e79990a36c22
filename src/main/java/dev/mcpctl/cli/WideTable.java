package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.output.Table;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of {@code list -o wide}: a column for everything that the items of a kind can say of themselves. */
final class WideTable {

    private WideTable() {}

    static Table of(ListKind kind, ArrayNode items) {
        Table table = head(kind).names(0).whole();
        for (JsonNode item : items) {
            ListedItem read = ListedItem.of(kind, item);
            switch (kind) {
                case TOOLS -> tool(table, read, Item.of(item, Tool::read).value());
                case RESOURCES ->
                    table.row(
                            read.name(),
                            text(item, "name"),
                            text(item, "title"),
                            text(item, "mimeType"),
                            text(item, "size"),
                            annotations(item),
                            text(item, "description"));
                case TEMPLATES ->
                    table.row(
                            read.name(),
                            text(item, "name"),
                            text(item, "title"),
                            text(item, "mimeType"),
                            text(item, "description"));
                case PROMPTS ->
                    table.row(read.name(), text(item, "title"), read.signature(), text(item, "description"));
            }
        }
        return table;
    }

    private static Table head(ListKind kind) {
        return switch (kind) {
            case TOOLS -> Table.of("NAME", "TITLE", "CLAIMS", "ARGUMENTS", "OUTPUT", "DESCRIPTION");
            case RESOURCES -> Table.of("URI", "NAME", "TITLE", "TYPE", "SIZE", "ANNOTATIONS", "DESCRIPTION");
            case TEMPLATES -> Table.of("TEMPLATE", "NAME", "TITLE", "TYPE", "DESCRIPTION");
            case PROMPTS -> Table.of("NAME", "TITLE", "ARGUMENTS", "DESCRIPTION");
        };
    }

    private static void tool(Table table, ListedItem read, @Nullable Tool tool) {
        if (tool == null) {
            table.row(read.name(), "", "", "", "", read.about());
            return;
        }
        table.row(
                read.name(),
                tool.displayName().equals(tool.name()) ? "" : tool.displayName(),
                Claims.of(tool).words(),
                read.signature(),
                output(tool),
                tool.description() == null ? "" : tool.description());
    }

    /** The members of structured results. */
    private static String output(Tool tool) {
        if (!(tool.outputSchema() instanceof ObjectNode schema)) {
            return "";
        }
        if (!(schema.get("properties") instanceof ObjectNode properties)) {
            return Signature.type(schema, schema, 0);
        }
        StringBuilder names = new StringBuilder("{");
        for (Iterator<String> each = properties.fieldNames(); each.hasNext(); ) {
            names.append(names.length() == 1 ? "" : ", ").append(each.next());
        }
        return names.append('}').toString();
    }

    private static String annotations(JsonNode item) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> annotation : item.path("annotations").properties()) {
            JsonNode value = annotation.getValue();
            text.append(text.length() == 0 ? "" : ", ")
                    .append(annotation.getKey())
                    .append('=');
            if (value.isArray()) {
                String separator = "";
                for (JsonNode element : value) {
                    text.append(separator).append(element.asText());
                    separator = "+";
                }
            } else {
                text.append(value.asText());
            }
        }
        return text.toString();
    }

    private static String text(JsonNode item, String member) {
        JsonNode value = item.path(member);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
