package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Peer;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One client that is told what another one was told before. Thread-safe. */
final class RecordedConversation implements Conversation {

    private final RecordedEngine engine;
    private final Peer unsolicited;
    private final Asked asked = new Asked();
    private final Set<RequestId> cancelled = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    RecordedConversation(RecordedEngine engine, Peer unsolicited) {
        this.engine = engine;
        this.unsolicited = unsolicited;
    }

    @Override
    public @Nullable Runnable receive(JsonNode message, Peer replies) {
        if (message instanceof ArrayNode batch && !batch.isEmpty()) {
            return receiveBatch(batch, replies);
        }
        if (!(message instanceof ObjectNode object)) {
            replies.send(Replies.error(null, Replies.INVALID_REQUEST, "this is no JSON-RPC message"));
            return null;
        }
        return receiveOne(object, replies);
    }

    /** Specification 2025-03-26 has batches; their answers come as one. */
    private Runnable receiveBatch(ArrayNode batch, Peer replies) {
        return () -> {
            ArrayNode answers = Json.array();
            for (JsonNode each : batch) {
                Runnable rest = receive(each, said -> {
                    if (said.has("method")) {
                        replies.send(said);
                    } else {
                        answers.add(said);
                    }
                });
                if (rest != null) {
                    rest.run();
                }
            }
            if (!answers.isEmpty()) {
                replies.send(answers);
            }
        };
    }

    private @Nullable Runnable receiveOne(ObjectNode message, Peer replies) {
        JsonNode method = message.path("method");
        RequestId id = RequestId.read(message.get("id"));
        if (!method.isTextual()) {
            if (message.has("result") || message.has("error")) {
                asked.answered(message);
            } else {
                replies.send(Replies.error(id, Replies.INVALID_REQUEST, "this is no JSON-RPC message"));
            }
            return null;
        }
        try {
            return id == null ? notified(method.textValue(), message.path("params")) : request(id, message, replies);
        } catch (Failure unreadable) {
            unreadable(unreadable, id, replies);
            return null;
        }
    }

    /** The recording is read while it is served, and may be gone by then. */
    private void unreadable(Failure problem, @Nullable RequestId id, Peer replies) {
        engine.missed(problem.message());
        if (id != null) {
            replies.send(Replies.error(id, Replies.INTERNAL_ERROR, "mcpctl mock: " + problem.message()));
        }
    }

    private @Nullable Runnable notified(String method, JsonNode params) {
        RequestId withdrawn = RequestId.read(params.get("requestId"));
        if (method.equals("notifications/cancelled") && withdrawn != null) {
            cancel(withdrawn);
            return null;
        }
        RecordedCall call = engine.notification(method);
        if (call != null) {
            sayAfter(call, Json.object());
        }
        return null;
    }

    private @Nullable Runnable request(RequestId id, ObjectNode message, Peer replies) {
        String method = message.path("method").asText();
        ObjectNode refusal = engine.refusal(id, message);
        if (refusal != null) {
            replies.send(refusal);
            return null;
        }
        Matching.Found found = engine.find(method, message.path("params"));
        RecordedCall call = found.call();
        if (call == null || !call.isAnswered()) {
            replies.send(missing(id, method, found.miss()));
            return null;
        }
        Spots before = call.before();
        if (before == null) {
            if (finish(id, call.answer(), replies)) {
                sayAfter(call, message);
            }
            return null;
        }
        return () -> {
            try {
                sayAll(new Exchange(id, call, before, message), replies);
            } catch (Failure unreadable) {
                unreadable(unreadable, id, replies);
            }
        };
    }

    /** A request, and what was recorded of one like it. */
    private record Exchange(RequestId id, RecordedCall call, Spots before, ObjectNode message) {}

    private void sayAll(Exchange exchange, Peer replies) {
        RecordedCall call = exchange.call();
        Spots before = exchange.before();
        Tokens tokens = Tokens.of(call, exchange.message());
        Pace pace = new Pace();
        for (int i = 0; i < before.count() && !closed; i++) {
            RecordedMessages.Said said = call.said(before.get(i), pace.last());
            pace.await(said.at());
            if (said.message().has("id")) {
                ObjectNode question = asked.numbered(said.message());
                replies.send(question);
                asked.await(question);
            } else {
                replies.send(tokens.addressed(said.message()));
            }
        }
        RecordedMessages.Said answer = call.answer();
        pace.await(answer.at());
        if (finish(exchange.id(), answer, replies)) {
            sayAfter(call, exchange.message());
        }
    }

    private ObjectNode missing(RequestId id, String method, Matching.@Nullable Miss miss) {
        if (method.equals("ping") || method.equals("logging/setLevel")) {
            return Replies.result(id, Json.object());
        }
        if (miss == null) {
            return Replies.error(id, Replies.INTERNAL_ERROR, "the recording has no answer to this request");
        }
        // Whoever asks a server what it is expects some to know nothing of the question.
        if (!RecordedCall.isHandshake(method)) {
            engine.missed(miss.sentence());
        }
        return Replies.error(id, miss.code(), "mcpctl mock: " + miss.sentence(), miss.data());
    }

    /** Whether the client still wanted it. */
    private boolean finish(RequestId id, RecordedMessages.Said answer, Peer replies) {
        if (cancelled.remove(id)) {
            return false;
        }
        ObjectNode own = Json.object();
        own.setAll(answer.message());
        own.set("id", id.json());
        replies.send(own);
        return true;
    }

    private void sayAfter(RecordedCall call, ObjectNode message) {
        Spots after = call.after();
        if (after == null) {
            return;
        }
        Tokens tokens = Tokens.of(call, message);
        for (int i = 0; i < after.count() && !closed; i++) {
            ObjectNode said = call.said(after.get(i), Instant.MIN).message();
            // Nothing waits for an answer to a question: it is taken whenever it comes.
            unsolicited.send(said.has("id") ? asked.numbered(said) : tokens.addressed(said));
        }
    }

    /** Progress is told under the token of this client; a client that gave none hears nothing it could not place. */
    private record Tokens(
            @Nullable JsonNode recorded, @Nullable JsonNode ours) {

        static Tokens of(RecordedCall call, ObjectNode message) {
            return new Tokens(
                    call.params().path("_meta").get("progressToken"),
                    message.path("params").path("_meta").get("progressToken"));
        }

        ObjectNode addressed(ObjectNode said) {
            boolean progress =
                    recorded != null && recorded.equals(said.path("params").get("progressToken"));
            if (!progress || ours == null) {
                return said;
            }
            ObjectNode own = said.deepCopy();
            own.withObjectProperty("params").set("progressToken", ours);
            return own;
        }
    }

    @Override
    public void unreadable(String problem, Peer replies) {
        replies.send(Replies.error(null, Replies.PARSE_ERROR, problem));
    }

    @Override
    public void cancel(RequestId id) {
        cancelled.add(id);
        asked.release();
    }

    @Override
    public void close() {
        closed = true;
        asked.close();
    }
}
