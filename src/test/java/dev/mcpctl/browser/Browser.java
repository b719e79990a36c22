package dev.mcpctl.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One page in a headless Chromium, driven over its DevTools protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private String session = "";

    private Browser(Process process, URI address) throws Exception {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        JsonNode target = ask("Target.createTarget", Json.object().put("url", "about:blank"));
        session = ask(
                        "Target.attachToTarget",
                        Json.object()
                                .put("targetId", target.path("targetId").asText())
                                .put("flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            ask(domain + ".enable", Json.object());
        }
        size(1440, 900);
    }

    /** Makes the page as large as this, in pixels. */
    void size(int width, int height) throws Exception {
        ask(
                "Emulation.setDeviceMetricsOverride",
                Json.object()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** Starts Chromium, whose name or path is {@code -Dmcpctl.browser}. */
    static Browser start(Path profile) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("mcpctl.browser", "chromium"),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            said.append(line).append('\n');
            int at = line.indexOf("ws://");
            if (at >= 0) {
                drain(errors);
                return new Browser(process, URI.create(line.substring(at).strip()));
            }
        }
        throw new AssertionError("Chromium did not start:\n" + said);
    }

    private static void drain(BufferedReader errors) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (errors.readLine() != null) {
                            Thread.onSpinWait();
                        }
                    } catch (IOException end) {
                        return;
                    }
                },
                "test-browser-errors");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            JsonNode json = Json.parse(message.toString());
            message.setLength(0);
            CompletableFuture<JsonNode> waiting = open.remove(json.path("id").asInt(-1));
            if (waiting != null) {
                waiting.complete(json);
            } else {
                events.add(json);
            }
        }
        from.request(1);
        return null;
    }

    /** Asks the browser; fails when it refuses. */
    JsonNode ask(String method, ObjectNode params) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(id, answer);
        ObjectNode request = Json.object().put("id", id).put("method", method);
        request.set("params", params);
        if (!session.isEmpty()) {
            request.put("sessionId", session);
        }
        socket.sendText(Json.compact(request), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        JsonNode json = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (json.has("error")) {
            throw new AssertionError(method + ": " + Json.compact(json.path("error")));
        }
        return json.path("result");
    }

    /** Opens a page and waits until it is ready. */
    Browser open(Path page, String scheme) throws Exception {
        ObjectNode media = Json.object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        ask("Emulation.setEmulatedMedia", media);
        events.clear();
        ask("Page.navigate", Json.object().put("url", page.toUri().toString()));
        await("document.documentElement.dataset.ready === 'true'");
        return this;
    }

    /** The value of an expression; a promise is waited for. */
    JsonNode value(String expression) throws Exception {
        JsonNode result = ask(
                "Runtime.evaluate",
                Json.object()
                        .put("expression", expression)
                        .put("returnByValue", true)
                        .put("awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + Json.compact(result.path("exceptionDetails")));
        }
        return result.path("result").path("value");
    }

    String text(String expression) throws Exception {
        return value("String(" + expression + ")").asText();
    }

    /** Waits, frame by frame, until something is so. */
    void await(String condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!value("new Promise(done => { const end = performance.now() + 1000; (function look() {"
                        + " let so = false; try { so = " + condition + "; } catch (not) { so = false; }"
                        + " if (so || performance.now() > end) { done(so); } else { setTimeout(look, 20); } })(); })")
                .asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(condition + " did not come about; the page has\n"
                        + text("document.body.innerText.slice(0, 3000)"));
            }
        }
    }

    /** Presses a key. */
    void press(String key) throws Exception {
        String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
        ObjectNode down = Json.object()
                .put("type", text.isEmpty() ? "rawKeyDown" : "keyDown")
                .put("key", key);
        if (!text.isEmpty()) {
            down.put("text", text);
        }
        ask("Input.dispatchKeyEvent", down);
        ask("Input.dispatchKeyEvent", Json.object().put("type", "keyUp").put("key", key));
    }

    /** Types a text where the focus is. */
    void type(String text) throws Exception {
        ask("Input.insertText", Json.object().put("text", text));
    }

    /** A PNG of the upper left part of the page, at twice the size, so that one can see how letters are drawn. */
    byte[] photograph(int width, int height) throws Exception {
        ObjectNode params = Json.object().put("format", "png").put("captureBeyondViewport", true);
        params.putObject("clip")
                .put("x", 0)
                .put("y", 0)
                .put("width", width)
                .put("height", height)
                .put("scale", 2);
        return Base64.getDecoder()
                .decode(ask("Page.captureScreenshot", params).path("data").asText());
    }

    /** What was said on the console or in the log, and what broke. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (JsonNode event : events) {
            switch (event.path("method").asText()) {
                case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
                    complaints.add(Json.compact(event.path("params")));
                default -> {}
            }
        }
        return complaints;
    }

    /** The addresses of everything that was fetched. */
    List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (JsonNode event : events) {
            if (event.path("method").asText().equals("Network.requestWillBeSent")) {
                requests.add(event.at("/params/request/url").asText());
            }
        }
        return requests;
    }

    @Override
    public void close() {
        session = "";
        try {
            ask("Browser.close", Json.object());
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception gone) {
            // Whatever became of it, it must not stay.
            process.destroyForcibly();
        }
    }
}
