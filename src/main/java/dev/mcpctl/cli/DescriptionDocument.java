package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.output.Definitions;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One item of a list in full; the JSON form is the item as received. */
final class DescriptionDocument implements Document {

    private final ListKind kind;
    private final JsonNode item;
    private final SameServer server;

    DescriptionDocument(ListKind kind, JsonNode item, SameServer server) {
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
        out.label(Style.NAME, read.name());
        signature(out, read);
        out.ours(Style.FAINT, "  " + kind.singular()).newline();
        String title = item.path("title").asText("");
        if (!title.isEmpty() && !letters(title).equals(letters(read.name()))) {
            out.label(title).newline();
        }
        String description = item.path("description").asText("");
        if (!description.isBlank()) {
            out.newline().prose(description.strip());
        }
        details(out);
    }

    /** What is left when {@code Get forecast} and {@code get_forecast} are to be the same. */
    private static String letters(String name) {
        return name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    }

    /** In full where it fits: all of it stands below in any case. */
    private void signature(TextSink out, ListedItem read) {
        int room = out.width() - read.name().length() - kind.singular().length() - 2;
        for (String signature : read.signatures()) {
            if (!out.terminal() || signature.length() <= room) {
                out.label(Style.FAINT, signature);
                return;
            }
        }
        out.ours(Style.FAINT, read.signatures().isEmpty() ? "" : "(…)");
    }

    private void details(TextSink out) {
        switch (kind) {
            case TOOLS -> tool(out, Item.of(item, Tool::read).value());
            case PROMPTS -> prompt(out, Item.of(item, Prompt::read).value());
            case RESOURCES -> resource(out);
            case TEMPLATES -> template(out);
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
        Definitions arguments = new Definitions();
        List<String> words = new ArrayList<>(List.of(ShellWord.quoted(prompt.name())));
        for (Prompt.Argument argument : prompt.arguments()) {
            String about = argument.description() == null ? "" : argument.description();
            arguments.entry("--" + argument.name(), " TEXT", about, argument.required() ? "(required)" : "");
            if (argument.required()) {
                words.add("--" + argument.name() + " TEXT");
            }
        }
        out.newline().ours(Style.HEADING, "Arguments").newline().definitions(arguments);
        example(out);
        server.print(out, "prompt", words);
    }

    private static void example(TextSink out) {
        out.newline().ours(Style.HEADING, "Example").newline();
    }

    private void resource(TextSink out) {
        members(out);
        example(out);
        server.print(out, "read", List.of(ShellWord.quoted(item.path("uri").asText(""))));
    }

    private void template(TextSink out) {
        members(out);
        String template = item.path("uriTemplate").asText("");
        List<String> variables = TemplateTyping.variables(template);
        if (variables.isEmpty()) {
            return;
        }
        String filled = template;
        for (String variable : variables) {
            filled = filled.replace("{" + variable + "}", variable.toUpperCase(Locale.ROOT));
        }
        example(out);
        if (!filled.contains("{")) {
            server.print(out, "read", List.of(ShellWord.quoted(filled)));
        }
        server.print(out, "complete", List.of(ShellWord.quoted(template), ShellWord.quoted(variables.get(0))));
    }

    private void members(TextSink out) {
        Definitions facts = new Definitions();
        for (String name : List.of("name", "mimeType", "size")) {
            JsonNode value = item.path(name);
            if (value.isValueNode()) {
                facts.entry("", name, value.asText(), "");
            }
        }
        if (item.has("annotations")) {
            facts.entry("", "annotations", Json.compact(item.get("annotations")), "");
        }
        out.newline().definitions(facts);
    }
}
