package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.Content;
import dev.mcpctl.mcp.model.ToolResult;
import dev.mcpctl.output.Table;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.rpc.LongText;
import dev.mcpctl.rpc.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tool's result. */
final class CallDocument extends ReceivedDocument {

    private final ToolResult result;
    private final List<Received> followed;

    /** The last: what links of the result were followed to. */
    CallDocument(Message.Body body, ToolResult result, List<Received> followed) {
        super(body);
        this.result = result;
        this.followed = followed;
    }

    @Override
    public Iterable<? extends JsonNode> lines() {
        ObjectNode line = Json.object().put("type", "result");
        line.set("result", json());
        return List.of(line);
    }

    /**
     * Structured content is shown only when nothing else is: servers repeat it as text for people. Where that text is the same
     * JSON once more, a person at a terminal gets the table that it is instead.
     */
    @Override
    public void human(TextSink out) {
        JsonNode structured = result.structured();
        List<Content> blocks = forPeople();
        boolean alone = blocks.isEmpty() || (out.terminal() && repeats(blocks, structured));
        if (!alone || structured == null) {
            ContentPrinter.print(blocks, out);
            ContentPrinter.followed(followed, out);
            return;
        }
        Table table = out.terminal() ? StructuredTable.ofRows(structured) : null;
        if (table == null) {
            out.json(structured);
        } else {
            out.table(table);
        }
    }

    /** Whether the only block is the structured content as text, which the specification asks of servers. */
    private static boolean repeats(List<Content> blocks, @Nullable JsonNode structured) {
        if (structured == null || blocks.size() != 1 || !(blocks.get(0) instanceof Content.Text text)) {
            return false;
        }
        return !(text.text() instanceof LongText)
                && structured.equals(Received.json(text.text().textValue()));
    }

    /** Specification, Annotations: blocks meant for the assistant alone are left out when others are there. */
    private List<Content> forPeople() {
        List<Content> blocks = new ArrayList<>();
        for (Content block : result.content()) {
            JsonNode audience = block.raw().path("annotations").path("audience");
            if (!(audience.size() == 1 && audience.get(0).asText().equals("assistant"))) {
                blocks.add(block);
            }
        }
        return blocks.isEmpty() ? result.content() : blocks;
    }

    @Override
    public Table table() {
        return StructuredTable.of(result);
    }

    @Override
    public void text(TextSink out) {
        ContentPrinter.text(result.content(), out);
        for (Received content : followed) {
            if (!content.binary()) {
                content.print(out);
            }
        }
    }
}
