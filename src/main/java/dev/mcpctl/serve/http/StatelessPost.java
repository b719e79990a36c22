package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Engine;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Streamable HTTP of 2026-07-28: each POST is a conversation of its own, and ending its stream cancels it. Thread-safe. */
final class StatelessPost implements AutoCloseable {

    private static final String CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";

    private final Engine engine;
    private final Executor executor;
    private final Set<Conversation> open = ConcurrentHashMap.newKeySet();

    StatelessPost(Engine engine, Executor executor) {
        this.engine = engine;
        this.executor = executor;
    }

    void serve(Visit visit, JsonNode message) throws IOException {
        if (!message.isObject()) {
            throw TurnedAway.invalid("a body is one message; batches ended with 2025-03-26");
        }
        if (!message.has("method")) {
            throw TurnedAway.invalid("a body is a request or a notification, never a response");
        }
        new RoutingHeaders(visit, message, engine).check();
        Conversation conversation = engine.converse(unsolicited -> {});
        open.add(conversation);
        try {
            converse(visit, message, conversation);
        } finally {
            open.remove(conversation);
            conversation.close();
        }
    }

    private void converse(Visit visit, JsonNode message, Conversation conversation) throws IOException {
        EventLog log = new EventLog();
        Outlet outlet = new Outlet(log, Outlet.Tags.NONE);
        Errands.run(conversation.receive(message, log), log, executor);
        if (!message.has("id")) {
            visit.done(202);
            return;
        }
        try {
            outlet.answer(visit, new Status(message));
        } catch (IOException gone) {
            withdraw(conversation, RequestId.read(message.get("id")));
            throw gone;
        }
    }

    private static void withdraw(Conversation conversation, @Nullable RequestId id) {
        if (id != null) {
            conversation.cancel(id);
        }
    }

    /** The status that an error travels with. Specification 2026-07-28, Streamable HTTP. */
    private record Status(JsonNode request) implements ToIntFunction<JsonNode> {

        @Override
        public int applyAsInt(JsonNode answer) {
            return switch (answer.path("error").path("code").asInt()) {
                case TurnedAway.METHOD_NOT_FOUND -> 404;
                case TurnedAway.HEADER_MISMATCH,
                        TurnedAway.MISSING_CAPABILITY,
                        TurnedAway.UNSUPPORTED_VERSION,
                        TurnedAway.INVALID_REQUEST -> 400;
                case TurnedAway.INVALID_PARAMS -> isWhole(request.path("params").path("_meta")) ? 200 : 400;
                default -> 200;
            };
        }

        private static boolean isWhole(JsonNode meta) {
            return meta.path(RoutingHeaders.VERSION_KEY).isTextual()
                    && meta.path(CAPABILITIES_KEY).isObject();
        }
    }

    @Override
    public void close() {
        open.forEach(Conversation::close);
    }
}
