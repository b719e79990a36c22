package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Engine;
import java.util.ArrayList;
import java.util.List;

/** Says messages to an engine and keeps what it hears. */
final class Client {

    private final List<JsonNode> heard = new ArrayList<>();
    private final Conversation conversation;

    Client(Engine engine) {
        conversation = engine.converse(this::hear);
    }

    private synchronized void hear(JsonNode message) {
        heard.add(message);
    }

    /** Says it, has the rest of the work done, and gives all that came of it. */
    List<JsonNode> say(String message) {
        synchronized (this) {
            heard.clear();
        }
        Runnable rest = conversation.receive(Json.parse(message), this::hear);
        if (rest != null) {
            rest.run();
        }
        return heard();
    }

    synchronized List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    /** Says a request and gives the last thing that came of it. */
    JsonNode ask(String method, String params) {
        List<JsonNode> all =
                say("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"" + method + "\",\"params\":" + params + "}");
        return all.get(all.size() - 1);
    }

    Conversation conversation() {
        return conversation;
    }
}
