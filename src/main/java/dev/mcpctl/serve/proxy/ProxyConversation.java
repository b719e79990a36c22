package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Peer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One host's exchange with the server behind. Thread-safe. */
final class ProxyConversation implements Conversation {

    /** Ids on the shared connection: hosts do not know of each other and may count alike. */
    private static final AtomicLong SHARED_IDS = new AtomicLong();

    private final ProxyEngine engine;
    private final Peer unsolicited;
    private final Map<RequestId, OpenRequest> open = new ConcurrentHashMap<>();
    private @Nullable ServerLine own;
    private volatile boolean closed;

    ProxyConversation(ProxyEngine engine, Peer unsolicited) {
        this.engine = engine;
        this.unsolicited = unsolicited;
    }

    @Override
    public @Nullable Runnable receive(JsonNode message, Peer replies) {
        if (!(message instanceof ObjectNode object)) {
            replies.send(Errors.of(null, Errors.INVALID_REQUEST, "mcpctl: only single messages pass this proxy"));
            return null;
        }
        RequestId id = RequestId.read(object.get("id"));
        try {
            if (id != null && object.path("method").isTextual()) {
                return request(object, id, replies);
            }
            tell(object);
        } catch (Failure failure) {
            if (id != null && object.has("method")) {
                replies.send(Errors.of(id, failure));
            }
        }
        return null;
    }

    private Runnable request(ObjectNode message, RequestId id, Peer replies) {
        ServerLine line = line(message);
        boolean shared = line != own();
        OpenRequest request =
                new OpenRequest(shared ? RequestId.of(SHARED_IDS.incrementAndGet()) : id, message, replies);
        open.put(id, request);
        Runnable rest = line.ask(request);
        return () -> {
            try {
                rest.run();
            } finally {
                open.remove(id, request);
            }
        };
    }

    /** Over HTTP a stateless message that is not answered belongs to nobody else's connection. */
    private void tell(ObjectNode message) {
        if (message.path("method").asText("").equals("notifications/cancelled")) {
            RequestId id = RequestId.read(message.path("params").get("requestId"));
            OpenRequest request = id == null ? null : open.get(id);
            if (id != null && request != null && request.isStateless()) {
                cancel(id);
                return;
            }
        }
        line(message).tell(message);
    }

    /** Whoever shakes hands gets a connection, and so does whoever has got one. */
    private synchronized ServerLine line(ObjectNode message) {
        ServerLine current = own;
        if (current != null) {
            return current;
        }
        boolean single = message.path("method").asText("").equals("initialize") || !engine.sharing();
        if (single && !closed) {
            current = engine.line(unsolicited);
            own = current;
            return current;
        }
        return engine.shared();
    }

    private synchronized @Nullable ServerLine own() {
        return own;
    }

    @Override
    public void unreadable(String problem, Peer replies) {
        replies.send(Errors.of(null, Errors.PARSE_ERROR, "mcpctl: " + problem));
    }

    @Override
    public void cancel(RequestId id) {
        OpenRequest request = open.remove(id);
        if (request != null) {
            ServerLine line = own();
            (line == null ? engine.shared() : line).cancel(request);
        }
    }

    @Override
    public boolean isOver() {
        ServerLine line = own();
        return line != null && line.isOver();
    }

    @Override
    public void close() {
        closed = true;
        ServerLine line = own();
        if (line != null) {
            engine.end(line);
        }
    }
}
