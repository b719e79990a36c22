package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.trace.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which call of a recording a message of the server belongs to, while it is read from the beginning. */
final class OpenCalls {

    /** Of what waits longer nobody knows any more what it belongs to. */
    private static final int MOST = 50_000;

    private final Map<Key, RecordedCall> open = new Recent<>();
    private final Map<Token, RecordedCall> byToken = new Recent<>();
    private final Map<RecordedCall, Token> tokens = new Recent<>();
    private final Map<Long, RecordedCall> lastOfConnection = new Recent<>();
    private final Map<Exchange, RecordedCall> lastOfExchange = new Recent<>();

    /** What pairs an answer with its request: ids are only unique within a connection, or an exchange where there is one. */
    private record Key(Exchange exchange, RequestId id) {}

    private record Exchange(long connection, long number) {

        static Exchange of(RecordedEvent event) {
            return new Exchange(event.connection(), event.exchange());
        }

        /** Any of the connection. */
        Exchange any() {
            return new Exchange(connection, 0);
        }
    }

    private record Token(long connection, JsonNode token) {}

    /** Forgets what came first when there is too much. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }

    /** The client says something. */
    void asked(RecordedEvent event, ObjectNode message, RecordedCall call) {
        RequestId id = RequestId.read(message.get("id"));
        if (id != null) {
            Exchange exchange = Exchange.of(event);
            open.put(new Key(exchange, id), call);
            open.put(new Key(exchange.any(), id), call);
            lastOfExchange.put(exchange, call);
            JsonNode token = message.path("params").path("_meta").get("progressToken");
            if (token != null) {
                Token known = new Token(event.connection(), token);
                byToken.put(known, call);
                tokens.put(call, known);
            }
        }
        lastOfConnection.put(event.connection(), call);
    }

    /** The call that an answer belongs to, or null. */
    @Nullable
    RecordedCall answered(RecordedEvent event, RequestId id) {
        Exchange exchange = Exchange.of(event);
        RecordedCall call = open.remove(new Key(exchange, id));
        Key any = new Key(exchange.any(), id);
        RecordedCall same = open.get(any);
        if (call == null || same == call) {
            open.remove(any);
        }
        RecordedCall found = call == null ? same : call;
        Token token = found == null ? null : tokens.remove(found);
        if (token != null) {
            byToken.remove(token, found);
        }
        return found;
    }

    /** The call whose progress a message tells, else that of its exchange, else the last one; null for none. */
    @Nullable
    RecordedCall addressee(RecordedEvent event, ObjectNode message) {
        JsonNode token = message.path("params").get("progressToken");
        RecordedCall call = token == null ? null : byToken.get(new Token(event.connection(), token));
        if (call == null && event.exchange() > 0) {
            call = lastOfExchange.get(Exchange.of(event));
        }
        return call == null ? lastOfConnection.get(event.connection()) : call;
    }

    /** An exchange is over. */
    void ended(RecordedEvent event) {
        lastOfExchange.remove(Exchange.of(event));
    }

    void clear() {
        open.clear();
        byToken.clear();
        tokens.clear();
        lastOfConnection.clear();
        lastOfExchange.clear();
    }
}
