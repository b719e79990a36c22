package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.Content;
import dev.mcpctl.mcp.model.ToolResult;
import dev.mcpctl.output.Table;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.rpc.Message;
import java.util.ArrayList;
import java.util.List;

/** A tool's result. */
final class CallDocument extends ReceivedDocument {

    private final ToolResult result;

    CallDocument(Message.Body body, ToolResult result) {
        super(body);
        this.result = result;
    }

    @Override
    public Iterable<? extends JsonNode> lines() {
        ObjectNode line = Json.object().put("type", "result");
        line.set("result", json());
        return List.of(line);
    }

    /** Structured content is shown only when nothing else is: servers repeat it as text for people. */
    @Override
    public void human(TextSink out) {
        JsonNode structured = result.structured();
        if (result.content().isEmpty() && structured != null) {
            out.json(structured);
        } else {
            ContentPrinter.print(forPeople(), out);
        }
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
    }
}
