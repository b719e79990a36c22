package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;

/** Tools that say no, or that a client should be careful with. */
final class OddTools implements ToolGroup {

    @Override
    public String[] names() {
        return new String[] {"fail", "refuse", "delete_everything"};
    }

    @Override
    public String card(String name) {
        return switch (name) {
            case "fail" -> FAIL;
            case "refuse" -> REFUSE;
            default -> DELETE_EVERYTHING;
        };
    }

    @Override
    public ObjectNode call(String name, ObjectNode arguments, Exchange exchange) {
        return switch (name) {
            case "fail" -> throw new Trouble(arguments.path("reason").asText("this tool always fails"));
            case "refuse" -> throw refused(arguments);
            default -> Blocks.result(Blocks.text("Nothing was deleted. A real tool of this name might have."));
        };
    }

    private static Refused refused(ObjectNode arguments) {
        ObjectNode data = Json.object();
        data.put("tool", "refuse");
        return new Refused(
                arguments.path("code").asInt(4711),
                arguments.path("message").asText("this tool refuses every call"),
                data);
    }

    private static final String FAIL = """
            {"title": "Fail", "description": "Fails, as a tool does: with a result that says why.",
             "inputSchema": {"type": "object", "properties": {
               "reason": {"type": "string", "default": "this tool always fails"}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String REFUSE = """
            {"title": "Refuse", "description": "Answers with a JSON-RPC error.",
             "inputSchema": {"type": "object", "properties": {
               "code": {"type": "integer", "minimum": -2147483648, "maximum": 2147483647, "default": 4711},
               "message": {"type": "string", "default": "this tool refuses every call"}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String DELETE_EVERYTHING = """
            {"title": "Delete everything", "description": "Only says what it would do, but is marked as destructive.",
             "inputSchema": {"type": "object", "additionalProperties": false},
             "annotations": {"readOnlyHint": false, "destructiveHint": true, "idempotentHint": true,
              "openWorldHint": false}}""";
}
