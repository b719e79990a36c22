package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.serve.Peer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the answers to one batch and sends them as one array; all else passes through at once. */
final class Batch implements Peer, Runnable {

    private final Peer replies;
    private final ArrayNode answers = Json.array();
    private final List<Runnable> rest = new ArrayList<>();

    Batch(Peer replies) {
        this.replies = replies;
    }

    void add(@Nullable Runnable work) {
        if (work != null) {
            rest.add(work);
        }
    }

    @Override
    public void send(JsonNode message) {
        if (message.has("method")) {
            replies.send(message);
            return;
        }
        synchronized (answers) {
            answers.add(message);
        }
    }

    /** Does what takes time, one after the other, then answers; a batch of notifications has no answer. */
    @Override
    public void run() {
        rest.forEach(Runnable::run);
        synchronized (answers) {
            if (!answers.isEmpty()) {
                replies.send(answers);
            }
        }
    }
}
