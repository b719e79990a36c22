package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Transport;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one server, the same way in both eras. Blocking and thread-safe: requests from several threads run side by
 * side on the one connection.
 */
public final class Session implements AutoCloseable {

    /** More pages or items than this are taken for a loop, never cut off silently. */
    private static final long METHOD_NOT_FOUND = -32601;

    static final int MAX_PAGES = 1_000;

    static final int MAX_ITEMS = 100_000;

    private static final int MAX_ROUNDS = 10;
    private static final long FIRST_PAUSE_NANOS = 50_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    private final Connection connection;
    private final ServerVoice voice;
    private final Era era;
    private final ServerDescription server;
    private final SessionOptions options;
    private final Requests requests;

    Session(EraAttempt.Opened opened, Era era, ServerDescription server, SessionOptions options) {
        this.connection = opened.connection();
        this.voice = opened.voice();
        this.era = era;
        this.server = server;
        this.options = options;
        Handshake again = era.serverMayAsk() ? new Handshake(connection, options.profile()) : null;
        this.requests = new Requests(connection, era, options, again);
    }

    /** What the server said about itself. */
    public ServerDescription server() {
        return server;
    }

    /**
     * One page of a list.
     *
     * @param cursor null for the first page; an empty text is a cursor like any other
     */
    public Page page(ListKind kind, @Nullable String cursor) {
        ObjectNode params = Json.object();
        if (cursor != null) {
            params.put("cursor", cursor);
        }
        JsonNode result = request(new Call(kind.method(), params)).loaded();
        if (!(result.get(kind.member()) instanceof ArrayNode items)) {
            throw Failure.protocol(
                    "the server answered " + kind.method() + " without an array '" + kind.member() + "'");
        }
        JsonNode next = result.path("nextCursor");
        if (!next.isTextual() && !next.isMissingNode() && !next.isNull()) {
            throw Failure.protocol("the server answered " + kind.method() + " with a nextCursor that is no text");
        }
        ArrayNode usable = kind == ListKind.TOOLS ? era.tools(items, connection.traits(), options.listener()) : items;
        return new Page(usable, next.textValue());
    }

    /**
     * A page.
     *
     * @param items as received, malformed ones included; without tools that this era must not call
     * @param nextCursor null at the end
     */
    public record Page(ArrayNode items, @Nullable String nextCursor) {}

    /**
     * All items of a list, page after page; empty when the server does not offer the kind. Templates have no capability
     * of their own, so that a server with resources alone may well not know their method.
     *
     * @throws Failure protocol, when the list does not end
     */
    public ArrayNode all(ListKind kind) {
        if (!server.offers(kind.capability())) {
            return Json.array();
        }
        try {
            return pages(kind);
        } catch (Failure failure) {
            if (kind != ListKind.TEMPLATES || !isUnknownMethod(failure)) {
                throw failure;
            }
            options.listener().note("the server does not know " + kind.method() + ": it has no templates");
            return Json.array();
        }
    }

    /** Whether the server does not know the method, whatever it said that it offers. */
    public static boolean isUnknownMethod(Failure failure) {
        return Long.valueOf(METHOD_NOT_FOUND).equals(failure.details().get("rpc_code"));
    }

    /** For what an era learns from the list. */
    private void relist() {
        pages(ListKind.TOOLS);
    }

    private ArrayNode pages(ListKind kind) {
        ArrayNode items = Json.array();
        Failure before = connection.interruption();
        Set<String> seen = new HashSet<>();
        String cursor = null;
        for (int pages = 1; ; pages++) {
            Page page = page(kind, cursor);
            items.addAll(page.items());
            cursor = page.nextCursor();
            if (cursor == null) {
                return items;
            }
            endIfInterrupted(before);
            if (!seen.add(cursor)) {
                throw endless(kind, "the cursor of page " + pages + " came before");
            }
            if (pages == MAX_PAGES || items.size() > MAX_ITEMS) {
                throw endless(kind, pages + " pages and " + items.size() + " items so far");
            }
        }
    }

    private static Failure endless(ListKind kind, String evidence) {
        return Failure.of(
                Failure.Kind.PROTOCOL, "endless_list", "the list of " + kind.plural() + " does not end: " + evidence);
    }

    /** Calls a tool. Specification, Tools: a result that reports isError is a successful answer. */
    public Message.Body call(String tool, ObjectNode arguments) {
        ObjectNode params = Json.object().put("name", tool);
        params.set("arguments", arguments);
        return request(new Call("tools/call", params));
    }

    /** Reads a resource. */
    public Message.Body read(String uri) {
        return request(new Call("resources/read", Json.object().put("uri", uri)));
    }

    /** Gets a prompt. */
    public Message.Body prompt(String name, ObjectNode arguments) {
        ObjectNode params = Json.object().put("name", name);
        if (!arguments.isEmpty()) {
            params.set("arguments", arguments);
        }
        return request(new Call("prompts/get", params));
    }

    /**
     * Sends a request of this era and waits for its final answer; what the server asks in between is answered.
     *
     * @return the result; the caller closes it
     * @throws Failure refused, timed out, protocol, server gone, not answered, interrupted
     */
    public Message.Body request(Call call) {
        era.require(call.method());
        return raw(call);
    }

    /** As {@link #request}, for whatever method the user typed. */
    public Message.Body raw(Call call) {
        Failure before = connection.interruption();
        Call current = call;
        for (int round = 0; ; round++) {
            Reply reply = reply(current, requests.answer(current, this::relist));
            if (reply instanceof Reply.Complete complete) {
                return complete.body();
            }
            if (round == MAX_ROUNDS) {
                throw Failure.protocol(
                        "the server still asks for input after " + MAX_ROUNDS + " rounds of " + call.method());
            }
            current = nextRound(call, (Reply.InputRequired) reply, round);
            endIfInterrupted(before);
        }
    }

    /** Only a complete answer leaves here with its frame. */
    private Reply reply(Call call, Message.Body body) {
        boolean complete = false;
        try {
            Reply reply = era.reply(call, body);
            complete = reply instanceof Reply.Complete;
            if (!complete) {
                body.loaded();
            }
            return reply;
        } finally {
            if (!complete) {
                body.close();
            }
        }
    }

    /** An interruption between two requests finds none that it could end. */
    private void endIfInterrupted(@Nullable Failure before) {
        Failure now = connection.interruption();
        if (now != null && now != before) {
            throw now;
        }
    }

    /** Sends a notification of the user's. */
    public void tell(String method, @Nullable ObjectNode params) {
        requests.tell(method, params);
    }

    /** Specification 2026-07-28, Multi Round-Trip Requests: same params, answers under the same keys, state untouched. */
    private Call nextRound(Call original, Reply.InputRequired wanted, int round) {
        ObjectNode params = original.params().deepCopy().without(List.of("inputResponses", "requestState"));
        if (wanted.asks().isEmpty()) {
            LockSupport.parkNanos(Math.min(FIRST_PAUSE_NANOS << round, LONGEST_PAUSE_NANOS));
        } else {
            ObjectNode answers = params.putObject("inputResponses");
            for (Map.Entry<String, JsonNode> ask : wanted.asks().properties()) {
                answers.set(ask.getKey(), answer(ask.getValue()));
            }
        }
        if (wanted.requestState() != null) {
            params.put("requestState", wanted.requestState());
        }
        return new Call(original.method(), params);
    }

    private JsonNode answer(JsonNode ask) {
        String method = ask.path("method").asText("");
        if (!voice.mayAsk(method)) {
            throw Failure.protocol("the server asks for '" + method + "', which was not offered to it");
        }
        ObjectNode params = ask.get("params") instanceof ObjectNode some ? some : Json.object();
        return options.answerer().answer(new Answerer.Ask(method, params));
    }

    /** Ends all open requests with this reason, from any thread; each is cancelled by the one who waits for it. */
    public void interrupt(Failure reason) {
        connection.interrupt(reason);
    }

    /** Ends the session and everything it started. */
    public void close(Transport.Farewell farewell) {
        connection.close(farewell);
    }

    @Override
    public void close() {
        close(Transport.Farewell.ORDERLY);
    }
}
