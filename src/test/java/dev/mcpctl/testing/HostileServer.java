package dev.mcpctl.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server that puts what a terminal must never get into every text that it can send. */
public final class HostileServer {

    /** Clears the screen, sets the title, reorders, hides. Each part is looked for by tests. */
    public static final String TEXT = "x\u001b[2J\u001b]0;gotcha\u0007\u009b31m\u202egnp\u2066z\u200b\u00ad\r\bend";

    private static final String JSON =
            "\"x\\u001b[2J\\u001b]0;gotcha\\u0007\\u009b31m\\u202egnp\\u2066z\\u200b\\u00ad\\r\\bend\"";

    private HostileServer() {}

    /** How to start it. */
    public static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileServer.class.getName());
    }

    /** Answers each line of stdin. */
    public static void main(String[] words) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        System.err.println(TEXT);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Object message = TinyJson.parse(line);
            if (message instanceof Map<?, ?> members && members.get("id") != null && members.get("method") != null) {
                answer(out, members);
            }
        }
    }

    private static void answer(PrintStream out, Map<?, ?> request) {
        String id = String.valueOf(request.get("id"));
        String method = String.valueOf(request.get("method"));
        if (method.equals("server/discover")) {
            out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32601,\"message\":" + JSON + "}}");
            return;
        }
        boolean tool = method.equals("tools/call")
                && String.valueOf(request.get("params")).contains("refuse");
        if (tool || method.equals("hostile/error")) {
            out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":1,\"message\":" + JSON
                    + ",\"data\":{" + JSON + ":" + JSON + "}}}");
            return;
        }
        if (method.equals("tools/call")) {
            notify(out, "notifications/message", "{\"level\":\"warning\",\"logger\":T,\"data\":T}");
            notify(
                    out,
                    "notifications/progress",
                    "{\"progressToken\":" + id + ",\"progress\":1,\"total\":2,\"message\":T}");
            notify(out, "notifications/" + TEXT.length(), "{\"x\":T}");
            out.println("what no parser takes: " + TEXT.replace("\r", ""));
        }
        out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":"
                + result(method).replace("T", JSON) + "}");
    }

    private static void notify(PrintStream out, String method, String params) {
        out.println("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params.replace("T", JSON) + "}");
    }

    private static String result(String method) {
        return switch (method) {
            case "initialize" ->
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{},\"resources\":{},\"prompts\":{},"
                        + "\"logging\":{},\"completions\":{},\"experimental\":{T:{}}},\"serverInfo\":{\"name\":T,"
                        + "\"version\":T,\"title\":T},\"instructions\":T}";
            case "tools/list" ->
                "{\"tools\":[{\"name\":\"show\",\"title\":T,\"description\":T,\"inputSchema\":{\"type\":\"object\","
                        + "\"properties\":{T:{\"type\":\"string\",\"description\":T,\"default\":T,\"enum\":[T]}}},"
                        + "\"outputSchema\":{\"type\":\"object\",\"properties\":{T:{\"description\":T}}},"
                        + "\"annotations\":{T:true}},{\"name\":\"refuse\",\"description\":T,\"inputSchema\":{}},"
                        + "{\"name\":T,\"inputSchema\":{}},{\"name\":7,\"description\":T}]}";
            case "resources/list" ->
                "{\"resources\":[{\"uri\":\"x://y\",\"name\":T,\"title\":T,\"mimeType\":T,\"description\":T},"
                        + "{\"uri\":T,\"name\":T}]}";
            case "resources/templates/list" ->
                "{\"resourceTemplates\":[{\"uriTemplate\":\"x://{y}\",\"name\":T,\"description\":T}]}";
            case "prompts/list" ->
                "{\"prompts\":[{\"name\":\"ask\",\"title\":T,\"description\":T,\"arguments\":[{\"name\":T,"
                        + "\"description\":T}]}]}";
            case "tools/call" ->
                "{\"content\":[{\"type\":\"text\",\"text\":T},{\"type\":\"text\",\"text\":\"{\\\"a\\\":1}\"},"
                        + "{\"type\":\"image\",\"mimeType\":T,\"data\":\"aGFsbG8=\"},"
                        + "{\"type\":\"resource_link\",\"uri\":T,\"name\":T},"
                        + "{\"type\":\"resource\",\"resource\":{\"uri\":T,\"mimeType\":\"text/markdown\",\"text\":T}},"
                        + "{\"type\":T,\"x\":T}],\"structuredContent\":{T:T},\"isError\":true}";
            case "resources/read" ->
                "{\"contents\":[{\"uri\":T,\"mimeType\":\"text/markdown\",\"text\":T},{\"uri\":T,\"text\":T}]}";
            case "prompts/get" ->
                "{\"description\":T,\"messages\":[{\"role\":T,\"content\":{\"type\":\"text\",\"text\":T}}]}";
            case "completion/complete" -> "{\"completion\":{\"values\":[T,T]}}";
            default -> "{T:T}";
        };
    }
}
