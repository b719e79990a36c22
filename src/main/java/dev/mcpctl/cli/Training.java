package dev.mcpctl.cli;

import dev.mcpctl.serve.StdioServing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs what people run, inside this JVM, so that a start-up archive made from it holds the classes that they need. What
 * only some commands load, such as jq, YAML and the large schema validator, is left out on purpose: every class in an
 * archive costs all runs a little.
 */
final class Training {

    private static final List<List<String>> LINES = List.of(
            List.of("help"),
            List.of("help", "call"),
            List.of("list", "demo"),
            List.of("list", "demo", "tools", "-o", "json"),
            List.of("info", "demo"),
            List.of("call", "demo", "echo", "--message", "hi"),
            List.of("call", "demo", "echo", "message=hi", "-o", "json", "--protocol", "legacy"),
            List.of("call", "demo", "weather", "--city", "Oslo", "days:=2", "-o", "jsonl"),
            List.of("call", "demo", "weather", "--city", "Oslo", "--protocol", "2025-06-18", "-v"),
            List.of("call", "demo", "weather", "--help"),
            List.of("call", "demo", "wether"),
            List.of("call", "demo", "fail"),
            List.of("describe", "demo", "weather"),
            List.of("read", "demo", "demo://readme.md"),
            List.of("prompt", "demo", "greet", "--name", "Ada"),
            List.of("complete", "demo", "greet", "style"),
            List.of("raw", "demo", "tools/list"),
            List.of("version"));

    private static final String SERVED =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"training\",\"version\":\"0\"}}}\n"
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
                    + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n"
                    + "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\","
                    + "\"arguments\":{\"message\":\"hi\"}}}\n"
                    + "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"server/discover\",\"params\":{\"_meta\":{"
                    + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}\n";

    private final Context context;

    Training(Context context) {
        this.context = context;
    }

    /** Runs all lines; what they print is thrown away. */
    void run() {
        Map<String, String> environment = new HashMap<>(context.environment());
        environment.put("MCPCTL_STATE_HOME", "");
        Context quiet = new Context(
                new Context.Streams(
                        InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream()),
                environment,
                context.properties(),
                context.directory(),
                context.clock());
        for (List<String> line : LINES) {
            new Cli(quiet, Interruption.none()).run(line.toArray(new String[0]));
        }
        StdioServing.serve(
                DemoCommand.engine(),
                new ByteArrayInputStream(SERVED.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream());
    }
}
