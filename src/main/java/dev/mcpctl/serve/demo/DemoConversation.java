package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Feature;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Peer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One client's messages, sorted: requests by era, answers to our own requests, cancellations, and nonsense. */
final class DemoConversation implements Conversation {

    private final Identity identity;
    private final World world;
    private final Peer unsolicited;
    private final Outbound outbound = new Outbound();
    private final Map<RequestId, Exchange> open = new ConcurrentHashMap<>();
    private volatile @Nullable LegacySession session;
    private volatile boolean closed;

    DemoConversation(Identity identity, World world, Peer unsolicited) {
        this.identity = identity;
        this.world = world;
        this.unsolicited = unsolicited;
    }

    @Override
    public @Nullable Runnable receive(JsonNode message, Peer replies) {
        if (message instanceof ArrayNode batch) {
            return receiveBatch(batch, replies);
        }
        return receiveOne(message, replies);
    }

    /** Specification 2025-03-26, Basic: the one revision with batches. */
    private @Nullable Runnable receiveBatch(ArrayNode batch, Peer replies) {
        LegacySession current = session;
        if (current == null || !current.version().has(Feature.BATCHES)) {
            refuse(replies, Refused.invalidRequest("a batch is no message in this revision"));
            return null;
        }
        if (batch.isEmpty()) {
            refuse(replies, Refused.invalidRequest("the batch is empty"));
            return null;
        }
        Batch answers = new Batch(replies);
        for (JsonNode message : batch) {
            answers.add(receiveOne(message, answers));
        }
        return answers;
    }

    private @Nullable Runnable receiveOne(JsonNode message, Peer replies) {
        JsonNode method = message.path("method");
        if (method.isMissingNode() && (message.has("result") || message.has("error"))) {
            outbound.answered((ObjectNode) message);
            return null;
        }
        RequestId id = RequestId.read(message.get("id"));
        if (!"2.0".equals(message.path("jsonrpc").textValue())
                || !method.isTextual()
                || (id == null && message.has("id"))) {
            refuse(replies, id, Refused.invalidRequest("this is no JSON-RPC 2.0 message"));
            return null;
        }
        if (id == null) {
            takeNote(method.textValue(), message.path("params"));
            return null;
        }
        return receiveRequest(id, message, replies);
    }

    private void takeNote(String method, JsonNode params) {
        RequestId cancelled = RequestId.read(params.get("requestId"));
        if (method.equals("notifications/cancelled") && cancelled != null) {
            cancel(cancelled);
        }
    }

    private @Nullable Runnable receiveRequest(RequestId id, JsonNode message, Peer replies) {
        String method = message.path("method").asText();
        Exchange exchange;
        try {
            ObjectNode params = params(message.get("params"));
            if (isHandshake(method, params)) {
                replies.send(Messages.result(id, handshake(params, replies)));
                return null;
            }
            exchange = new Exchange(new Exchange.Request(id, method, params), dialect(method, params), world, replies);
            admit(exchange);
        } catch (Refused refused) {
            replies.send(Messages.error(id, refused));
            return null;
        }
        Runnable work = () -> carryOut(exchange);
        if (Methods.takesTime(method)) {
            return work;
        }
        work.run();
        return null;
    }

    private static ObjectNode params(@Nullable JsonNode params) {
        if (params == null) {
            return Json.object();
        }
        if (params instanceof ObjectNode object) {
            return object;
        }
        throw Refused.invalidParams("params must be an object");
    }

    private boolean isHandshake(String method, ObjectNode params) {
        return method.equals("initialize") && !params.path("_meta").has(ModernDialect.VERSION_KEY);
    }

    private ObjectNode handshake(ObjectNode params, Peer replies) {
        if (session != null || replies instanceof Batch) {
            throw Refused.invalidRequest("initialize is the first message of a session, alone and once");
        }
        LegacySession begun = LegacySession.of(params, new LegacySession.Wires(unsolicited, outbound));
        session = begun;
        world.register(begun);
        return begun.welcome(identity);
    }

    /** Metadata makes a request modern, whatever went before it; without it the session counts. */
    private Dialect dialect(String method, ObjectNode params) {
        LegacySession current = session;
        if (params.path("_meta").has(ModernDialect.VERSION_KEY)) {
            return ModernDialect.of(params, identity);
        }
        if (current != null) {
            return current;
        }
        if (!Methods.exists(method)) {
            throw Refused.unknownMethod(method);
        }
        if (method.equals("ping")) {
            return LegacySession.beforeHandshake(new LegacySession.Wires(unsolicited, outbound));
        }
        return ModernDialect.of(params, identity);
    }

    private void admit(Exchange exchange) {
        if (open.putIfAbsent(exchange.id(), exchange) != null) {
            throw Refused.invalidRequest("a request with id " + exchange.id() + " is still open");
        }
        if (closed) {
            exchange.hurry();
        }
    }

    private void carryOut(Exchange exchange) {
        ObjectNode answer;
        try {
            answer = answer(exchange);
        } catch (Cancelled withdrawn) {
            return;
        } finally {
            open.remove(exchange.id());
        }
        if (!exchange.cancelled()) {
            exchange.replies().send(answer);
        }
    }

    private static ObjectNode answer(Exchange exchange) {
        try {
            return Messages.result(exchange.id(), exchange.dialect().complete(exchange, body(exchange)));
        } catch (Refused refused) {
            return Messages.error(exchange.id(), refused);
        } catch (Trouble trouble) {
            return Messages.error(exchange.id(), Refused.invalidRequest(trouble.text()));
        } catch (Cancelled withdrawn) {
            throw withdrawn;
        } catch (RuntimeException bug) {
            // The client must not wait for an answer that never comes; the cause says enough to find the mistake.
            return Messages.error(
                    exchange.id(), new Refused(Refused.INTERNAL_ERROR, "mistake in the demo: " + bug, null));
        }
    }

    private static ObjectNode body(Exchange exchange) {
        try {
            return Methods.answer(exchange);
        } catch (InputRequired more) {
            return more.body();
        }
    }

    @Override
    public void unreadable(String problem, Peer replies) {
        refuse(replies, new Refused(Refused.PARSE_ERROR, problem, null));
    }

    private void refuse(Peer replies, Refused refused) {
        refuse(replies, null, refused);
    }

    private void refuse(Peer replies, @Nullable RequestId id, Refused refused) {
        replies.send(id == null ? Messages.error(noId(), refused) : Messages.error(id, refused));
    }

    private Messages.NoId noId() {
        LegacySession current = session;
        boolean absent = current == null || current.since(ProtocolVersion.V2025_11_25);
        return absent ? Messages.NoId.ABSENT : Messages.NoId.NULL;
    }

    @Override
    public void cancel(RequestId id) {
        Exchange exchange = open.get(id);
        if (exchange != null) {
            exchange.cancel();
        }
    }

    @Override
    public void close() {
        closed = true;
        LegacySession current = session;
        if (current != null) {
            world.unregister(current);
        }
        open.values().forEach(Exchange::hurry);
    }
}
