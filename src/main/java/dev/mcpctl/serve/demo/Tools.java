package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tools of the demo server. */
final class Tools {

    private static final String GROWN = "grown_";

    private Tools() {}

    private static ToolGroup[] groups() {
        return new ToolGroup[] {
            new PlainTools(), new ContentTools(), new LivingTools(), new AskingTools(), new OddTools(), new JobTools()
        };
    }

    /** What {@code tools/list} says, in a stable order. */
    static List<ObjectNode> all(World world) {
        List<ObjectNode> tools = new ArrayList<>();
        for (ToolGroup group : groups()) {
            for (String name : group.names()) {
                tools.add(tool(name, group.card(name)));
            }
        }
        for (int number = 1; number <= world.grown(Kind.TOOLS); number++) {
            tools.add(tool(GROWN + number, grownCard(number)));
        }
        return tools;
    }

    private static ObjectNode tool(String name, String card) {
        ObjectNode tool = Json.object();
        tool.put("name", name);
        tool.setAll((ObjectNode) Json.parse(card));
        if (name.equals("weather")) {
            tool.putArray("icons").add(Icons.sun());
        }
        if (name.equals("slow")) {
            tool.putArray("icons").add(Icons.clock());
        }
        return tool;
    }

    private static String grownCard(int number) {
        return "{\"description\":\"Grown by the tool 'grow' as number " + number
                + ".\",\"inputSchema\":{\"type\":\"object\",\"additionalProperties\":false}}";
    }

    /** Answers {@code tools/call}. */
    static ObjectNode call(Exchange exchange) {
        String name = exchange.text("name");
        JsonNode given = exchange.params().path("arguments");
        if (!given.isMissingNode() && !given.isObject()) {
            throw Refused.invalidParams("tools/call takes 'arguments' that are an object");
        }
        ObjectNode arguments = given instanceof ObjectNode object ? object : Json.object();
        try {
            return call(name, arguments, exchange);
        } catch (Trouble trouble) {
            return Blocks.failure(trouble.text());
        }
    }

    /** Null for what does not exist, and for what has grown. */
    static @Nullable JsonNode inputSchema(String name) {
        ToolGroup group = groupOf(name);
        return group == null ? null : inputSchema(group, name);
    }

    private static JsonNode inputSchema(ToolGroup group, String name) {
        return Json.parse(group.card(name)).path("inputSchema");
    }

    private static ObjectNode call(String name, ObjectNode arguments, Exchange exchange) {
        ToolGroup group = groupOf(name);
        if (group == null) {
            return callGrown(name, exchange);
        }
        String problem = Arguments.problem(inputSchema(group, name), arguments);
        if (problem != null) {
            throw badArguments(problem, exchange);
        }
        return group.call(name, arguments, exchange);
    }

    /** Specification 2025-11-25, Tools: bad arguments are the tool's error, which a model can mend; before, the call's. */
    private static RuntimeException badArguments(String problem, Exchange exchange) {
        return exchange.dialect().since(ProtocolVersion.V2025_11_25)
                ? new Trouble(problem)
                : Refused.invalidParams(problem);
    }

    private static @Nullable ToolGroup groupOf(String name) {
        for (ToolGroup group : groups()) {
            for (String each : group.names()) {
                if (each.equals(name)) {
                    return group;
                }
            }
        }
        return null;
    }

    private static ObjectNode callGrown(String name, Exchange exchange) {
        for (int number = 1; number <= exchange.world().grown(Kind.TOOLS); number++) {
            if (name.equals(GROWN + number)) {
                return Blocks.result(Blocks.text("I am tool number " + number + " that grew here"));
            }
        }
        throw Refused.invalidParams("unknown tool '" + name + "'");
    }
}
