package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.serve.StdioServing;
import dev.mcpctl.serve.http.HttpServing;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
            List.of("__complete", "--words", "call", "demo", "we"),
            List.of("__complete", "--line", "mcpctl call demo weather --ci", "--ci"),
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

    /** A server with a handshake in a few lines of shell; it closes stdout only at the end of its input. */
    private static final String HANDSHAKE_SERVER =
            "while IFS= read -r line; do id=${line##*'\"id\":'}; id=${id%%[,\\}]*}; case $line in *discover*) echo"
                    + " '{\"jsonrpc\":\"2.0\",\"id\":'$id',\"error\":{\"code\":-32601,\"message\":\"?\"}}';;"
                    + " *'\"initialize\"'*) echo"
                    + " '{\"jsonrpc\":\"2.0\",\"id\":'$id',\"result\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"s\",\"version\":\"1\"}}}';;"
                    + " *tools/list*) echo"
                    + " '{\"jsonrpc\":\"2.0\",\"id\":'$id',\"result\":{\"tools\":[{\"name\":\"echo\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"message\":{\"type\":\"string\"}}}}]}}';;"
                    + " *tools/call*) echo"
                    + " '{\"jsonrpc\":\"2.0\",\"id\":'$id',\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]}}';;"
                    + " esac; done";

    /** What the server of the list is called. */
    private static final String NAMED = "trained";

    private static final List<List<String>> HANDSHAKE_LINES = List.of(
            List.of("list"),
            List.of("call", "echo", "--message", "hi"),
            List.of("call", "echo", "message=hi", "-o", "json"));

    private static final List<List<String>> HTTP_LINES = List.of(
            List.of("info"),
            List.of("list"),
            List.of("call", "echo", "--message", "hi"),
            List.of("call", "weather", "--city", "Oslo", "-o", "json", "--protocol", "legacy"),
            List.of("read", "demo://readme.md"));

    private final Context context;
    private final boolean http;

    /**
     * A training.
     *
     * @param http whether servers behind URLs belong to it
     */
    Training(Context context, boolean http) {
        this.context = context;
        this.http = http;
    }

    /**
     * Runs all lines; what they print is thrown away.
     *
     * @throws Failure local file, when there is no place for temporary files
     */
    void run() {
        try {
            Path state = Files.createTempDirectory("mcpctl-training");
            furnish(state);
            run(quiet(state));
            delete(state);
        } catch (IOException problem) {
            throw Failure.localFile("the training run could not use a temporary directory", problem);
        }
    }

    private static void delete(Path path) throws IOException {
        File[] files = path.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            delete(file.toPath());
        }
        Files.deleteIfExists(path);
    }

    /** A home with one list of servers in it: names are looked up in it, and nowhere else. */
    private static void furnish(Path home) throws IOException {
        Path script = Files.writeString(home.resolve("server.sh"), HANDSHAKE_SERVER);
        Path list = Files.createDirectories(home.resolve(".cursor")).resolve("mcp.json");
        Files.writeString(
                list,
                "{\"mcpServers\":{\"" + NAMED + "\":{\"command\":\"sh\",\"args\":[\"" + script
                        + "\"],\"env\":{\"A\":\"${NOT_SET:-b}\"}}}}");
    }

    private Context quiet(Path state) {
        Map<String, String> environment = new HashMap<>(context.environment());
        environment.put("MCPCTL_STATE_HOME", state.toString());
        environment.put("MCPCTL_CACHE_HOME", state.toString());
        environment.put("HOME", state.toString());
        environment.keySet().removeIf(name -> name.equals("MCPCTL_CONFIG") || name.equals("MCPCTL_IMPORTS"));
        return new Context(
                new Context.Streams(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream()),
                environment,
                context.properties(),
                context.directory(),
                context.clock());
    }

    private void run(Context quiet) {
        for (List<String> line : LINES) {
            new Cli(quiet, Interruption.none()).run(line.toArray(new String[0]));
        }
        for (List<String> line : HANDSHAKE_LINES) {
            List<String> words = new ArrayList<>(line);
            words.addAll(List.of("--", "sh", "-c", HANDSHAKE_SERVER));
            new Cli(quiet, Interruption.none()).run(words.toArray(new String[0]));
        }
        for (List<String> line : HANDSHAKE_LINES) {
            List<String> words = new ArrayList<>(line);
            words.add(1, NAMED);
            new Cli(quiet, Interruption.none()).run(words.toArray(new String[0]));
        }
        if (http) {
            runHttp(quiet);
        }
        StdioServing.serve(
                DemoCommand.engine(),
                new ByteArrayInputStream(SERVED.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream());
    }

    private static void runHttp(Context quiet) {
        try (HttpServing serving =
                HttpServing.start(DemoCommand.engine(), HttpServing.Protocol.STREAMABLE, "127.0.0.1", 0)) {
            for (List<String> line : HTTP_LINES) {
                List<String> words = new ArrayList<>(line);
                words.add(1, serving.url().toString());
                new Cli(quiet, Interruption.none()).run(words.toArray(new String[0]));
            }
        }
    }
}
