package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Listing;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.List;

/** One item of a list in full; the JSON form is the item as received. */
final class DescriptionDocument implements Document {

    private final ListKind kind;
    private final JsonNode item;
    private final String server;

    DescriptionDocument(ListKind kind, JsonNode item, String server) {
        this.kind = kind;
        this.item = item;
        this.server = server;
    }

    @Override
    public JsonNode json() {
        return item;
    }

    @Override
    public void human(TextSink out) {
        ListedItem read = ListedItem.of(kind, item);
        out.label(Style.NAME, read.name())
                .label(Style.FAINT, read.signature())
                .ours("  " + kind.singular())
                .newline();
        String title = item.path("title").asText("");
        if (!title.isEmpty() && !title.equals(read.name())) {
            out.label(title).newline();
        }
        String description = item.path("description").asText("");
        if (!description.isEmpty()) {
            out.newline().block(description.strip());
        }
        details(out);
    }

    private void details(TextSink out) {
        switch (kind) {
            case TOOLS -> tool(out, Item.of(item, Tool::read).value());
            case PROMPTS -> prompt(out, Item.of(item, Prompt::read).value());
            case RESOURCES -> resource(out, "mcpctl read " + server + " ", "uri", "");
            case TEMPLATES -> resource(out, "mcpctl complete " + server + " ", "uriTemplate", " VARIABLE");
        }
    }

    private void tool(TextSink out, @org.jspecify.annotations.Nullable Tool tool) {
        if (tool == null) {
            return;
        }
        new ToolScreen(tool, server).print(out);
    }

    private void prompt(TextSink out, @org.jspecify.annotations.Nullable Prompt prompt) {
        if (prompt == null || prompt.arguments().isEmpty()) {
            return;
        }
        Listing listing = Listing.indented();
        for (Prompt.Argument argument : prompt.arguments()) {
            String about = argument.description() == null ? "" : argument.description();
            listing.entry("--" + argument.name() + " TEXT", argument.required() ? "required. " + about : about);
        }
        out.newline().ours(Style.HEADING, "Arguments").newline().listing(listing);
        out.newline().ours(Style.HEADING, "Example").newline();
        out.ours("  mcpctl prompt ").label(server).ours(" ").label(prompt.name());
        for (Prompt.Argument argument : prompt.arguments()) {
            if (argument.required()) {
                out.ours(" --").label(argument.name()).ours(" TEXT");
            }
        }
        out.newline();
    }

    private void resource(TextSink out, String command, String member, String more) {
        Listing listing = Listing.indented();
        for (String name : List.of("name", "mimeType", "size")) {
            JsonNode value = item.path(name);
            if (value.isValueNode()) {
                listing.entry(name, value.asText());
            }
        }
        if (item.has("annotations")) {
            listing.entry("annotations", Json.compact(item.get("annotations")));
        }
        out.newline().listing(listing);
        out.newline().ours(Style.HEADING, "Example").newline();
        out.ours("  " + command + "'")
                .label(item.path(member).asText(""))
                .ours("'" + more)
                .newline();
    }
}
