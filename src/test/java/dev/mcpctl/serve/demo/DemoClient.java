package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.serve.Conversation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Talks to a demo server without a transport and keeps what it says. JSON may be written with single quotes. */
final class DemoClient implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String ALL = "{'elicitation':{'form':{},'url':{}},'sampling':{},'roots':{}}";

    private final ProtocolVersion version;
    private final String capabilities;
    private final Conversation conversation;
    private final List<JsonNode> inbox = new ArrayList<>();
    private final List<JsonNode> wire = new ArrayList<>();
    private int lastId;

    private DemoClient(DemoServer server, ProtocolVersion version, String capabilities) {
        this.version = version;
        this.capabilities = capabilities;
        this.conversation = server.converse(this::arrived);
    }

    static DemoServer server() {
        return new DemoServer("1.2.3", Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(5));
    }

    /** A client that can be asked everything its revision allows, ready to work. */
    static DemoClient speaking(ProtocolVersion version) {
        return speaking(version, server(), ALL);
    }

    static DemoClient speaking(ProtocolVersion version, DemoServer server) {
        return speaking(version, server, ALL);
    }

    static DemoClient speaking(ProtocolVersion version, DemoServer server, String capabilities) {
        DemoClient client = new DemoClient(server, version, capabilities);
        if (!client.isModern()) {
            client.result("initialize", client.hello());
            client.send("{'jsonrpc':'2.0','method':'notifications/initialized'}");
        }
        return client;
    }

    /** A client that has not said a word. */
    static DemoClient silent() {
        return new DemoClient(server(), ProtocolVersion.V2026_07_28, "{}");
    }

    boolean isModern() {
        return version.generation() == ProtocolVersion.Generation.MODERN;
    }

    private String hello() {
        return "{'protocolVersion':'" + version.date() + "','capabilities':" + capabilities
                + ",'clientInfo':{'name':'test','version':'1'}}";
    }

    private void arrived(JsonNode message) {
        synchronized (inbox) {
            inbox.add(message);
            wire.add(message);
            inbox.notifyAll();
        }
    }

    static JsonNode json(String singleQuoted) {
        return Json.parse(singleQuoted.replace('\'', '"'));
    }

    void send(String message) {
        send(json(message));
    }

    void send(JsonNode message) {
        synchronized (inbox) {
            wire.add(message);
        }
        Runnable rest = conversation.receive(message, this::arrived);
        if (rest != null) {
            Thread thread = new Thread(rest, "demo-test");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void unreadable(String problem) {
        conversation.unreadable(problem, this::arrived);
    }

    /** Sends a request with the metadata its revision needs; gives its id. */
    int start(String method, String params) {
        return start(method, params, "{}");
    }

    int start(String method, String params, String meta) {
        ObjectNode message = (ObjectNode) json("{'jsonrpc':'2.0'}");
        message.put("id", ++lastId);
        message.put("method", method);
        ObjectNode all = (ObjectNode) json(params);
        ObjectNode metadata = (ObjectNode) json(meta);
        if (isModern()) {
            metadata.put("io.modelcontextprotocol/protocolVersion", version.date());
            metadata.set("io.modelcontextprotocol/clientCapabilities", json(capabilities));
        }
        if (!metadata.isEmpty()) {
            all.set("_meta", metadata);
        }
        message.set("params", all);
        send(message);
        return lastId;
    }

    /** The whole answer to a request. */
    JsonNode answer(int id) {
        return await("the answer to " + id, each -> each.path("id").asInt() == id && !each.has("method"));
    }

    JsonNode request(String method, String params) {
        return answer(start(method, params));
    }

    JsonNode result(String method, String params) {
        JsonNode answer = request(method, params);
        if (!answer.has("result")) {
            throw new AssertionError("no result: " + Json.compact(answer));
        }
        return answer.path("result");
    }

    int errorCode(String method, String params) {
        return request(method, params).path("error").path("code").asInt();
    }

    JsonNode callTool(String name, String arguments) {
        return result("tools/call", "{'name':'" + name + "','arguments':" + arguments + "}");
    }

    /** The next message of the server's own with this method. */
    JsonNode next(String method) {
        return await(method, each -> each.path("method").asText().equals(method));
    }

    JsonNode nextMessage() {
        return await("any message", each -> true);
    }

    /** Whether such a message waits now; for what must not come before an answer that has been awaited. */
    boolean has(String method) {
        synchronized (inbox) {
            return inbox.stream().anyMatch(each -> each.path("method").asText().equals(method));
        }
    }

    /** Whether an answer to this request waits now. */
    boolean hasAnswer(int id) {
        synchronized (inbox) {
            return inbox.stream().anyMatch(each -> each.path("id").asInt() == id && !each.has("method"));
        }
    }

    /** Answers a request of the server's. */
    void reply(JsonNode request, String result) {
        ObjectNode message = (ObjectNode) json("{'jsonrpc':'2.0'}");
        message.set("id", request.path("id"));
        message.set("result", json(result));
        send(message);
    }

    void cancel(int id) {
        send("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':" + id + "}}");
    }

    private JsonNode await(String what, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        synchronized (inbox) {
            while (true) {
                for (Iterator<JsonNode> each = inbox.iterator(); each.hasNext(); ) {
                    JsonNode message = each.next();
                    if (wanted.test(message)) {
                        each.remove();
                        return message;
                    }
                }
                waitUntil(deadline, what);
            }
        }
    }

    private void waitUntil(long deadline, String what) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new AssertionError(what + " did not come; the wire:\n" + log());
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(inbox, left);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private String log() {
        StringBuilder log = new StringBuilder();
        wire.forEach(each -> log.append(Json.compact(each)).append('\n'));
        return log.toString();
    }

    /** Ends the conversation, as the end of the input would. */
    @Override
    public void close() {
        conversation.close();
    }
}
