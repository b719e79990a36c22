package dev.mcpctl.testing;

import static dev.mcpctl.testing.TinyJson.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a well-behaved server would answer, apart from the faults that lie in the lists themselves. */
final class Answers {

    private static final String BIG = "test://big/";

    private final Set<Fault> faults;
    private final boolean modern;

    Answers(Set<Fault> faults) {
        this.faults = faults;
        this.modern = faults.contains(Fault.MODERN);
    }

    Map<String, Object> to(Object id, String method, Map<?, ?> params) {
        Map<String, Object> result = result(method, params);
        if (result == null) {
            return error(id, -32601, "method not found: " + method);
        }
        if (modern) {
            result.put("resultType", "complete");
            if (!method.equals("tools/call")) {
                result.put("ttlMs", 0L);
                result.put("cacheScope", "private");
            }
        }
        return object("jsonrpc", "2.0", "id", id, "result", result);
    }

    static Map<String, Object> error(Object id, long code, String message) {
        return object("jsonrpc", "2.0", "id", id, "error", object("code", code, "message", message));
    }

    static Map<String, Object> text(String text) {
        return object("content", List.of(object("type", "text", "text", text)));
    }

    private Map<String, Object> result(String method, Map<?, ?> params) {
        return switch (method) {
            case "initialize" -> modern ? null : initialize(params);
            case "server/discover" -> modern ? discover() : null;
            case "ping" -> object();
            case "tools/list" -> tools();
            case "tools/call" -> call(params);
            case "resources/list" -> faults.contains(Fault.UNKNOWN_LIST) ? null : resources();
            case "resources/read" -> read(String.valueOf(params.get("uri")));
            default -> null;
        };
    }

    private Map<String, Object> initialize(Map<?, ?> params) {
        return object(
                "protocolVersion", params.get("protocolVersion"),
                "capabilities", capabilities(),
                "serverInfo", serverInfo());
    }

    private Map<String, Object> discover() {
        return object(
                "supportedVersions",
                List.of("2026-07-28"),
                "capabilities",
                capabilities(),
                "_meta",
                object("io.modelcontextprotocol/serverInfo", serverInfo()));
    }

    private Map<String, Object> capabilities() {
        return object("tools", object(), "resources", object(), "logging", object());
    }

    private Map<String, Object> serverInfo() {
        String name = faults.contains(Fault.TRICKY_NAME) ? "evil\u001b[2J\u202ename" : "misbehaving";
        return object("name", name, "version", "1.0");
    }

    private Map<String, Object> tools() {
        List<Object> tools = new ArrayList<>();
        tools.add(tool("echo", "Gives its text back"));
        tools.add(greet("greet"));
        tools.add(tool("say it/twice é", "Has a name that needs quotes"));
        if (faults.contains(Fault.MALFORMED_TOOL)) {
            tools.add(object("name", 7L, "inputSchema", "none"));
        }
        if (faults.contains(Fault.DUPLICATE_TOOLS)) {
            tools.add(tool("echo", "Says that it is another one"));
        }
        for (Fault each : Fault.values()) {
            if (each == Fault.OUTPUT_MISMATCH) {
                tools.add(greet(each.word()));
            } else if (each.onCall()) {
                tools.add(tool(each.word(), "Commits " + each.word()));
            }
        }
        Map<String, Object> result = object("tools", tools);
        if (faults.contains(Fault.CYCLING_CURSOR)) {
            result.put("nextCursor", "again");
        }
        return result;
    }

    private static Map<String, Object> tool(String name, String description) {
        return object("name", name, "description", description, "inputSchema", object("type", "object"));
    }

    private static Map<String, Object> greet(String name) {
        Map<String, Object> tool = tool(name, "Greets with structure");
        tool.put(
                "outputSchema",
                object(
                        "type", "object",
                        "properties", object("greeting", object("type", "string")),
                        "required", List.of("greeting")));
        return tool;
    }

    private static Map<String, Object> call(Map<?, ?> params) {
        Map<?, ?> arguments = params.get("arguments") instanceof Map<?, ?> map ? map : Map.of();
        if ("greet".equals(params.get("name"))) {
            Map<String, Object> result = text("{\"greeting\":\"hello\"}");
            result.put("structuredContent", object("greeting", "hello"));
            return result;
        }
        Object text = arguments.get("text");
        return text(text == null ? "done" : String.valueOf(text));
    }

    private static Map<String, Object> resources() {
        return object("resources", List.of(object("uri", "test://text", "name", "text", "mimeType", "text/plain")));
    }

    /** A big one is text of that many million letters, so that its size on the wire is its size. */
    private static Map<String, Object> read(String uri) {
        String text =
                uri.startsWith(BIG) ? "x".repeat(Integer.parseInt(uri.substring(BIG.length())) * 1_000_000) : "a text";
        return object("contents", List.of(object("uri", uri, "mimeType", "text/plain", "text", text)));
    }
}
