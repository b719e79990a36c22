package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.cli.arguments.ArgumentTemplate;
import dev.mcpctl.cli.arguments.ToolUsage;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.output.Listing;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tool's own usage: its options, an example that can be pasted, what it returns and what it claims of itself. */
final class ToolScreen {

    private final Tool tool;
    private final String server;

    ToolScreen(Tool tool, String server) {
        this.tool = tool;
        this.server = server;
    }

    void print(TextSink out) {
        options(out);
        example(out);
        output(out);
        hints(out);
    }

    private void options(TextSink out) {
        Listing listing = Listing.indented();
        for (ToolUsage.Row row : ToolUsage.of(tool.inputSchema(), Reserved.names())) {
            listing.entry(row.spelling(), about(row));
        }
        if (listing.size() > 0) {
            out.newline().ours(Style.HEADING, "Options of the tool").newline().listing(listing);
        }
    }

    private static String about(ToolUsage.Row row) {
        StringBuilder text = new StringBuilder(row.required() ? "required" : "");
        append(text, row.fallback() == null ? null : "default " + row.fallback());
        append(text, row.limits());
        append(text, row.description());
        append(text, row.note());
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable String part) {
        if (part != null && !part.isEmpty()) {
            text.append(text.length() == 0 ? "" : "; ").append(part);
        }
    }

    private void example(TextSink out) {
        out.newline().ours(Style.HEADING, "Example").newline();
        out.ours("  mcpctl call ").label(server).ours(" ").label(ShellWord.quoted(tool.name()));
        try {
            ObjectNode template = ArgumentTemplate.of(tool.inputSchema()).arguments();
            for (Map.Entry<String, JsonNode> member : template.properties()) {
                out.ours(" ").label(word(member.getKey(), member.getValue()));
            }
        } catch (Failure noTemplate) {
            out.ours(" [ARGUMENTS]");
        }
        out.newline();
    }

    private static String word(String name, JsonNode value) {
        return value.isTextual()
                ? ShellWord.quoted(name + "=" + value.textValue())
                : ShellWord.quoted(name + ":=" + Json.compact(value));
    }

    private void output(TextSink out) {
        JsonNode schema = tool.outputSchema();
        if (schema instanceof ObjectNode declared && declared.get("properties") instanceof ObjectNode properties) {
            Listing listing = Listing.indented();
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                String about = property.getValue().path("description").asText("");
                listing.entry(property.getKey(), ": " + Signature.type(declared, property.getValue(), 0), about);
            }
            out.newline().ours(Style.HEADING, "Structured output").newline().listing(listing);
        }
    }

    private void hints(TextSink out) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> hint : tool.annotations().properties()) {
            if (hint.getValue().isBoolean()) {
                text.append(text.length() == 0 ? "" : ", ");
                text.append(hint.getKey()).append(hint.getValue().booleanValue() ? "" : "=false");
            }
        }
        if (text.length() > 0) {
            out.newline()
                    .ours(Style.HEADING, "Claims")
                    .newline()
                    .ours("  ")
                    .label(text.toString())
                    .newline();
        }
    }
}
