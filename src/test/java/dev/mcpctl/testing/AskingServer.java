package dev.mcpctl.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An MCP server over stdio whose one tool, {@code ask}, asks what it is told to, as a program of its own. Its result is the
 * answer that it got, as JSON. Settings are words:
 *
 * <ul>
 *   <li>{@code modern} for 2026-07-28, else 2025-11-25
 *   <li>{@code method=METHOD} and {@code params=JSON} of the ask; more than one pair asks several things in turn, or in one
 *       round
 *   <li>{@code for-ever}: asks again after every answer
 *   <li>{@code state=BYTES}: of a state that must come back; without an ask a round of it alone
 *   <li>{@code after}: answers the call first and asks then
 *   <li>{@code page=URL}: refuses the call with -32042 until the page was agreed to, and tells that the page is done;
 *       {@code page-never-done}: does not tell
 *   <li>{@code journal=FILE}: writes there what it reads, and {@code (end)}
 * </ul>
 */
public final class AskingServer {

    private static final Object MODERN = "modern";

    private final List<String> words;
    private final List<Map<String, Object>> asks = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private int ownIds = 1;
    private boolean agreed;

    private AskingServer(List<String> words) {
        this.words = words;
        String method = "";
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String value = word.substring(equals + 1);
            settings.put(word.substring(0, equals), value);
            if (word.startsWith("method=")) {
                method = value;
            } else if (word.startsWith("params=")) {
                asks.add(TinyJson.object("method", method, "params", TinyJson.parse(value)));
            }
        }
    }

    /** Runs until the input ends. */
    public static void main(String[] words) throws IOException {
        new AskingServer(List.of(words)).run();
    }

    /** The command that starts it. */
    public static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                new File(AskingServer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .getAbsolutePath(),
                AskingServer.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    private void run() throws IOException {
        for (Map<?, ?> message = read(); message != null; message = read()) {
            if (message.get("id") != null && message.get("method") instanceof String method) {
                Map<?, ?> params = message.get("params") instanceof Map<?, ?> map ? map : Map.of();
                handle(message.get("id"), method, params);
            }
        }
    }

    private Map<?, ?> read() throws IOException {
        String line = in.readLine();
        journal(line == null ? "(end)" : line);
        return line == null ? null : (Map<?, ?>) TinyJson.parse(line);
    }

    private void journal(String line) throws IOException {
        if (settings.containsKey("journal")) {
            String kept = line.length() > 20_000 ? line.substring(0, 20_000) : line;
            Files.writeString(
                    Path.of(settings.get("journal")),
                    kept + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private void handle(Object id, String method, Map<?, ?> params) throws IOException {
        boolean modern = words.contains(MODERN);
        switch (method) {
            case "server/discover" -> {
                if (modern) {
                    result(id, discovery());
                } else {
                    error(id, -32601, "unknown method", null);
                }
            }
            case "initialize" ->
                result(
                        id,
                        TinyJson.object(
                                "protocolVersion", "2025-11-25",
                                "capabilities", TinyJson.object("tools", Map.of()),
                                "serverInfo", TinyJson.object("name", "asking", "version", "1")));
            case "tools/list" -> result(id, TinyJson.object("resultType", "complete", "tools", List.of(tool())));
            case "tools/call" -> {
                if (modern) {
                    round(id, params);
                } else {
                    call(id);
                }
            }
            default -> error(id, -32601, "unknown method", null);
        }
    }

    private static Map<String, Object> discovery() {
        return TinyJson.object(
                "resultType",
                "complete",
                "supportedVersions",
                List.of("2026-07-28"),
                "capabilities",
                TinyJson.object("tools", Map.of()),
                "ttlMs",
                0,
                "cacheScope",
                "private",
                "_meta",
                TinyJson.object(
                        "io.modelcontextprotocol/serverInfo", TinyJson.object("name", "asking", "version", "1")));
    }

    private static Map<String, Object> tool() {
        return TinyJson.object("name", "ask", "inputSchema", TinyJson.object("type", "object"));
    }

    private void call(Object id) throws IOException {
        if (settings.containsKey("page") && !agreed) {
            agreed = true;
            refuseForPage(id);
            return;
        }
        if (words.contains("after")) {
            text(id, "done");
        }
        StringBuilder answers = new StringBuilder();
        do {
            for (Map<String, Object> ask : asks) {
                answers.append(answers.isEmpty() ? "" : "\n").append(ask(ask));
            }
        } while (words.contains("for-ever"));
        if (!words.contains("after")) {
            text(id, answers.toString());
        }
    }

    /** Sends the ask and waits for its answer; everything else that comes meanwhile is read over. */
    private String ask(Map<String, Object> ask) throws IOException {
        int own = ownIds++;
        out.println(TinyJson.write(TinyJson.object(
                "jsonrpc", "2.0", "id", own, "method", ask.get("method"), "params", ask.get("params"))));
        for (Map<?, ?> message = read(); message != null; message = read()) {
            if (message.get("method") == null
                    && String.valueOf(message.get("id")).startsWith(String.valueOf(own))) {
                return TinyJson.write(message.containsKey("result") ? message.get("result") : message.get("error"));
            }
        }
        throw new IOException("no answer before the end of the input");
    }

    private void refuseForPage(Object id) {
        Map<String, Object> page = TinyJson.object(
                "mode", "url",
                "elicitationId", "page-1",
                "url", settings.get("page"),
                "message", "Please sign in");
        error(id, -32042, "sign in first", TinyJson.object("elicitations", List.of(page)));
        if (!words.contains("page-never-done")) {
            for (String each : List.of("somebody-elses", "page-1")) {
                out.println(TinyJson.write(TinyJson.object(
                        "jsonrpc", "2.0",
                        "method", "notifications/elicitation/complete",
                        "params", TinyJson.object("elicitationId", each))));
            }
        }
    }

    private void round(Object id, Map<?, ?> params) {
        boolean answered = params.containsKey("inputResponses");
        String state = settings.containsKey("state") ? "s".repeat(Integer.parseInt(settings.get("state"))) : null;
        boolean back = state == null ? !params.containsKey("requestState") : state.equals(params.get("requestState"));
        boolean finished = asks.isEmpty() ? params.containsKey("requestState") : answered;
        if (finished && !words.contains("for-ever")) {
            text(id, back ? TinyJson.write(params.get("inputResponses")) : "the state is another one");
            return;
        }
        Map<String, Object> result = TinyJson.object("resultType", "input_required");
        Map<String, Object> requests = new HashMap<>();
        for (int i = 0; i < asks.size(); i++) {
            requests.put("ask_" + i, asks.get(i));
        }
        if (!requests.isEmpty()) {
            result.put("inputRequests", requests);
        }
        if (state != null) {
            result.put("requestState", state);
        }
        result(id, result);
    }

    private void text(Object id, String text) {
        result(
                id,
                TinyJson.object(
                        "resultType", "complete", "content", List.of(TinyJson.object("type", "text", "text", text))));
    }

    private void result(Object id, Object result) {
        out.println(TinyJson.write(TinyJson.object("jsonrpc", "2.0", "id", id, "result", result)));
    }

    private void error(Object id, int code, String message, Object data) {
        Map<String, Object> error = TinyJson.object("code", code, "message", message);
        if (data != null) {
            error.put("data", data);
        }
        out.println(TinyJson.write(TinyJson.object("jsonrpc", "2.0", "id", id, "error", error)));
    }
}
