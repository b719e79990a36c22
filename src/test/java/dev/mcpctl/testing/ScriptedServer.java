package dev.mcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** A server that does for each method what the test says, and knows no other methods. */
public final class ScriptedServer implements LoopTransport.Server {

    private final Map<String, BiConsumer<JsonNode, LoopTransport>> methods = new HashMap<>();

    /** A server with a handshake that names this revision and offers everything. */
    public static ScriptedServer legacy(String revision) {
        return new ScriptedServer()
                .result(
                        "initialize",
                        "{'protocolVersion':'" + revision + "','capabilities':{'tools':{},'resources':{},'prompts':{}},"
                                + "'serverInfo':{'name':'old','version':'1'},'instructions':'be kind'}")
                .silent("notifications/initialized");
    }

    /** A stateless server that offers everything. */
    public static ScriptedServer modern() {
        return new ScriptedServer()
                .result(
                        "server/discover",
                        "{'resultType':'complete','supportedVersions':['2026-07-28'],"
                                + "'capabilities':{'tools':{},'resources':{},'prompts':{}},'ttlMs':0,'cacheScope':'private',"
                                + "'_meta':{'io.modelcontextprotocol/serverInfo':{'name':'new','version':'2'}}}");
    }

    /** Answers with this result; single quotation marks stand for double ones. */
    public ScriptedServer result(String method, String result) {
        return on(method, (request, wire) -> wire.answer(request, result));
    }

    /** Answers with this error. */
    public ScriptedServer error(String method, int code, String message) {
        return on(method, (request, wire) -> wire.refuse(request, code, message));
    }

    /** Answers with this error object. */
    public ScriptedServer error(String method, String error) {
        return on(
                method,
                (request, wire) -> wire.deliver(
                        "{'jsonrpc':'2.0','id':" + request.path("id").longValue() + ",'error':" + error + "}"));
    }

    /** Does not answer. */
    public ScriptedServer silent(String method) {
        return on(method, (request, wire) -> {});
    }

    /** Ends when it reads this. */
    public ScriptedServer diesOn(String method) {
        return on(method, (request, wire) -> wire.vanish("server_exited", "server 'old' exited with status 1"));
    }

    /** Does this. */
    public ScriptedServer on(String method, BiConsumer<JsonNode, LoopTransport> action) {
        methods.put(method, action);
        return this;
    }

    @Override
    public void received(JsonNode message, LoopTransport wire) {
        String method = message.path("method").asText("answer");
        BiConsumer<JsonNode, LoopTransport> action = methods.get(method);
        if (action != null) {
            action.accept(message, wire);
        } else if (message.has("id") && message.has("method")) {
            wire.refuse(message, -32601, "unknown method " + method);
        }
    }
}
