package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Facts;
import dev.mcpctl.output.Listing;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.Table;
import dev.mcpctl.output.TextSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tasks as a server describes them, one or a list. */
record TaskDocument(JsonNode json, List<JsonNode> tasks) implements Document {

    /** One task, as received. */
    static TaskDocument one(JsonNode task) {
        return new TaskDocument(task, List.of(task));
    }

    /** A list of the protocol's shape. */
    static TaskDocument list(JsonNode document) {
        List<JsonNode> tasks = new ArrayList<>();
        document.path("tasks").forEach(tasks::add);
        return new TaskDocument(document, tasks);
    }

    private boolean isList() {
        return json.path("tasks").isArray();
    }

    @Override
    public Iterable<? extends JsonNode> lines() {
        return tasks;
    }

    @Override
    public Iterable<String> names() {
        List<String> names = new ArrayList<>();
        for (JsonNode task : tasks) {
            names.add(task.path("taskId").asText());
        }
        return names;
    }

    @Override
    public Table table() {
        Table table = Table.of("ID", "STATUS", "UPDATED", "MESSAGE");
        for (JsonNode task : tasks) {
            table.row(
                    task.path("taskId").asText(),
                    task.path("status").asText(),
                    task.path("lastUpdatedAt").asText(),
                    task.path("statusMessage").asText());
        }
        return table;
    }

    private static String state(JsonNode task) {
        String message = task.path("statusMessage").asText();
        return task.path("status").asText() + (message.isEmpty() ? "" : ": " + message);
    }

    @Override
    public void human(TextSink out) {
        if (isList()) {
            Listing listing = Listing.flush();
            for (JsonNode task : tasks) {
                listing.entry(task.path("taskId").asText(), state(task));
            }
            if (tasks.isEmpty()) {
                out.ours("the server remembers no tasks\n");
            }
            out.listing(listing);
            return;
        }
        Facts facts = new Facts();
        List<Map.Entry<String, JsonNode>> nested = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            boolean envelope =
                    member.getKey().equals("resultType") || member.getKey().equals("_meta");
            if (!envelope && member.getValue().isValueNode()) {
                facts.add(member.getKey(), member.getValue().asText());
            } else if (!envelope) {
                nested.add(member);
            }
        }
        out.facts(facts);
        for (Map.Entry<String, JsonNode> member : nested) {
            out.label(Style.HEADING, member.getKey()).newline().json(member.getValue());
        }
    }
}
