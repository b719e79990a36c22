package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.ToolResult;
import dev.mcpctl.output.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tool's result in rows and columns: structured content that is a list of objects, or has one in its only member, a
 * row each; any other by its members; without structured content a row for each block.
 */
final class StructuredTable {

    private StructuredTable() {}

    static Table of(ToolResult result) {
        JsonNode structured = result.structured();
        if (structured == null) {
            return blocks(result);
        }
        JsonNode list = list(structured);
        return list == null ? members(structured) : rows(list);
    }

    /** A row for each object of a list whose members are all plain values, or null when it is no such list. */
    static @Nullable Table ofRows(JsonNode structured) {
        JsonNode list = list(structured);
        if (list == null) {
            return null;
        }
        for (JsonNode item : list) {
            for (JsonNode value : item) {
                if (value.isContainerNode()) {
                    return null;
                }
            }
        }
        return rows(list);
    }

    private static @Nullable JsonNode list(JsonNode value) {
        JsonNode only = value.isObject() && value.size() == 1 ? value.elements().next() : value;
        if (!only.isArray() || only.isEmpty()) {
            return null;
        }
        for (JsonNode item : only) {
            if (!item.isObject()) {
                return null;
            }
        }
        return only;
    }

    private static Table rows(JsonNode list) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode item : list) {
            item.fieldNames().forEachRemaining(keys::add);
        }
        List<String> names = List.copyOf(keys);
        Table table = Table.of(names.toArray(new String[0]));
        for (int i = 0; i < names.size(); i++) {
            if (areNumbers(list, names.get(i))) {
                table.numbers(i);
            }
        }
        for (JsonNode item : list) {
            List<String> cells = new ArrayList<>();
            for (String name : names) {
                cells.add(cell(item.path(name)));
            }
            table.row(cells.toArray(new String[0]));
        }
        return table;
    }

    private static boolean areNumbers(JsonNode list, String name) {
        for (JsonNode item : list) {
            if (item.has(name) && !item.path(name).isNumber()) {
                return false;
            }
        }
        return true;
    }

    private static Table members(JsonNode value) {
        Table table = Table.of("NAME", "VALUE");
        if (!value.isObject()) {
            return table.row("", cell(value));
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            table.row(member.getKey(), cell(member.getValue()));
        }
        return table;
    }

    private static Table blocks(ToolResult result) {
        Table table = Table.of("TYPE", "CONTENT");
        result.content().forEach(block -> {
            JsonNode raw = block.raw();
            JsonNode text = raw.path("text");
            table.row(raw.path("type").asText(), text.isTextual() ? text.asText() : cell(raw));
        });
        return table;
    }

    private static String cell(JsonNode value) {
        return value.isMissingNode() ? "" : value.isTextual() ? value.textValue() : Json.compact(value);
    }
}
