package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.cli.arguments.ArgumentTemplate;
import dev.mcpctl.cli.arguments.InnerMembers;
import dev.mcpctl.cli.arguments.ToolUsage;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.output.Definitions;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tool's own usage: its options, an example that can be pasted, what it returns and what it claims of itself. */
final class ToolScreen {

    private final Tool tool;
    private final SameServer server;

    ToolScreen(Tool tool, SameServer server) {
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
        Definitions arguments = new Definitions();
        for (ToolUsage.Row row : ToolUsage.of(tool.inputSchema(), Reserved.names())) {
            String about = row.description() == null ? "" : row.description();
            int name = nameEnd(row.spelling());
            String facts = facts(row.required(), row.fallback(), row.limits(), row.note());
            arguments.entry(row.spelling().substring(0, name), row.spelling().substring(name), about, facts);
            row.members().forEach(member -> add(arguments, member, 2));
        }
        if (arguments.size() > 0) {
            out.newline().ours(Style.HEADING, "Arguments").newline().definitions(arguments);
        }
    }

    /** Where the name ends in {@code --city TEXT} and {@code timeout=NUMBER}. */
    private static int nameEnd(String spelling) {
        int blank = spelling.indexOf(' ');
        int equals = spelling.indexOf('=');
        return blank >= 0 ? blank : equals >= 0 ? equals + 1 : spelling.length();
    }

    private static void add(Definitions to, InnerMembers.Member member, int levels) {
        String about = member.description() == null ? "" : member.description();
        String margin = "  ".repeat(levels + member.depth());
        to.entry(
                margin + member.name(),
                (member.required() ? ": " : "?: ") + member.type(),
                about,
                facts(false, member.fallback(), member.limits(), null));
    }

    private static String facts(boolean required, @Nullable String fallback, String limits, @Nullable String note) {
        StringBuilder text = new StringBuilder(required ? "required" : "");
        append(text, fallback == null ? null : "default " + fallback);
        append(text, limits);
        append(text, note);
        return text.length() == 0 ? "" : "(" + text + ")";
    }

    private static void append(StringBuilder text, @Nullable String part) {
        if (part != null && !part.isEmpty()) {
            text.append(text.length() == 0 ? "" : "; ").append(part);
        }
    }

    private void example(TextSink out) {
        List<String> words = new ArrayList<>(List.of(ShellWord.quoted(tool.name())));
        try {
            ObjectNode template = ArgumentTemplate.of(tool.inputSchema()).arguments();
            for (Map.Entry<String, JsonNode> member : template.properties()) {
                words.add(word(member.getKey(), shown(member.getKey(), member.getValue())));
            }
        } catch (Failure noTemplate) {
            words.add("[ARGUMENTS]");
        }
        out.newline().ours(Style.HEADING, "Example").newline();
        server.print(out, "call", words);
    }

    /** Something to see where nothing would do as well. */
    private JsonNode shown(String name, JsonNode value) {
        JsonNode schema = tool.inputSchema().path("properties").path(name);
        boolean free = schema.path("type").asText().equals("string");
        for (String limit : List.of("maxLength", "pattern", "format", "enum", "const", "default")) {
            free &= !schema.has(limit);
        }
        return free && value.isTextual() && value.textValue().isEmpty() ? TextNode.valueOf("x") : value;
    }

    private static String word(String name, JsonNode value) {
        return value.isTextual()
                ? ShellWord.quoted(name + "=" + value.textValue())
                : ShellWord.quoted(name + ":=" + Json.compact(value));
    }

    private void output(TextSink out) {
        if (tool.outputSchema() instanceof ObjectNode declared) {
            Definitions members = new Definitions();
            InnerMembers.of(Shape.of(declared)).forEach(member -> add(members, member, 0));
            if (members.size() > 0) {
                out.newline().ours(Style.HEADING, "Structured output").newline().definitions(members);
            }
        }
    }

    private void hints(TextSink out) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> hint : tool.annotations().properties()) {
            if (hint.getValue().isBoolean()) {
                text.append(text.length() == 0 ? "" : ", ").append(claim(hint.getKey(), hint.getValue()));
            }
        }
        if (text.length() > 0) {
            out.newline().ours(Style.HEADING, "Claims").newline().ours("  ").hanging(2, text.toString());
        }
    }

    /** The specification's hints in words, others as they are. */
    private static String claim(String hint, JsonNode value) {
        String not = value.booleanValue() ? "" : "not ";
        return switch (hint) {
            case "readOnlyHint" -> not + "read-only";
            case "destructiveHint" -> not + "destructive";
            case "idempotentHint" -> not + "idempotent";
            case "openWorldHint" -> value.booleanValue() ? "open world" : "closed world";
            default -> hint + "=" + value.booleanValue();
        };
    }
}
