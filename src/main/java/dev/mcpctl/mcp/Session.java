package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ErrorCode;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one server, the same way in both eras. Blocking and thread-safe: requests from several threads run side by
 * side on the one connection.
 */
public final class Session implements AutoCloseable {

    private final Connection connection;
    private final ServerVoice voice;
    private final Era era;
    private final ServerDescription server;
    private final Requests requests;
    private final Rounds rounds;
    private volatile @Nullable ToolFilter filter;
    private volatile @Nullable ResultCache cache;

    Session(EraAttempt.Opened opened, Era era, ServerDescription server, SessionOptions options) {
        this.connection = opened.connection();
        this.voice = opened.voice();
        this.era = era;
        this.server = server;
        Handshake again = era.beginsWithHandshake() ? new Handshake(connection, options.profile()) : null;
        this.requests = new Requests(connection, era, options, again);
        this.rounds = new Rounds(requests, era, voice);
    }

    /**
     * From now on it behaves like this, for sessions that outlive the line which opened them. What was said to the server at
     * the beginning, such as what it may ask, stays.
     */
    public void behave(SessionOptions other) {
        requests.behave(other);
        voice.behave(other);
    }

    /** How it behaves now. */
    public SessionOptions options() {
        return requests.options();
    }

    /** From now on there are only these tools: others are left out of every list. */
    public void showOnly(ToolFilter tools) {
        filter = tools;
    }

    private ArrayNode shown(ArrayNode tools) {
        ToolFilter limit = filter;
        if (limit == null) {
            return tools;
        }
        ArrayNode shown = Json.array();
        for (JsonNode tool : tools) {
            if (limit.passes(tool.path("name").asText())) {
                shown.add(tool);
            }
        }
        return shown;
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
        JsonNode result = fresh(new Call(kind.method(), params));
        if (!(result.get(kind.member()) instanceof ArrayNode items)) {
            throw Failure.protocol(
                    "the server answered " + kind.method() + " without an array '" + kind.member() + "'");
        }
        JsonNode next = result.path("nextCursor");
        if (!next.isTextual() && !next.isMissingNode() && !next.isNull()) {
            throw Failure.protocol("the server answered " + kind.method() + " with a nextCursor that is no text");
        }
        ArrayNode usable = kind == ListKind.TOOLS
                ? shown(era.tools(items, connection.traits(), options().listener()))
                : items;
        return new Page(usable, next.textValue());
    }

    /** Results may come from there, and go there, from now on. */
    public void keepIn(ResultCache kept) {
        cache = kept;
    }

    /** The answer to a list, from what is kept or from the server. */
    private JsonNode fresh(Call call) {
        JsonNode known = kept(call);
        if (known != null) {
            return known;
        }
        JsonNode result = request(call).loaded();
        keep(call, result);
        return result;
    }

    private @Nullable ObjectNode kept(Call call) {
        ResultCache results = cache;
        ObjectNode known = results == null ? null : results.recall(call);
        if (known != null) {
            options().listener().note(call.method() + ": not asked again, a fresh answer was kept");
        }
        return known;
    }

    private void keep(Call call, JsonNode result) {
        Freshness freshness = Freshness.of(result);
        if (freshness == null) {
            return;
        }
        options().listener().note(call.method() + ": " + freshness.sentence());
        ResultCache results = cache;
        if (results != null && result instanceof ObjectNode whole) {
            results.keep(call, whole, freshness);
        }
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
            return pages(kind).all();
        } catch (Failure failure) {
            if (kind != ListKind.TEMPLATES || !isUnknownMethod(failure)) {
                throw failure;
            }
            options().listener().note("the server does not know " + kind.method() + ": it has no templates");
            return Json.array();
        }
    }

    /** Whether the server does not know the method, whatever it said that it offers. */
    public static boolean isUnknownMethod(Failure failure) {
        return ErrorCode.METHOD_NOT_FOUND.isOf(failure);
    }

    /** For what an era learns from the list. */
    private void relist() {
        pages(ListKind.TOOLS).all();
    }

    /** The pages of a list one by one, for whoever wants less than all of them. */
    public Pages pages(ListKind kind) {
        return new Pages(this, kind);
    }

    /** Calls a tool. Specification, Tools: a result that reports isError is a successful answer. */
    public Message.Body call(String tool, ObjectNode arguments) {
        Message.Body answer = begin(tool, arguments, TaskSupport.NONE);
        TaskState task = handle(answer);
        if (task == null) {
            return answer;
        }
        answer.close();
        return tasks().follow(task);
    }

    /**
     * Calls a tool without waiting for a task that it may become.
     *
     * @param wanted OPTIONAL or REQUIRED to ask for a task
     * @return its result, or what {@link #handle} reads; the caller closes it
     */
    public Message.Body begin(String tool, ObjectNode arguments, TaskSupport wanted) {
        ObjectNode params = Json.object().put("name", tool);
        params.set("arguments", arguments);
        Call call = new Call("tools/call", params);
        boolean ask = wanted == TaskSupport.OPTIONAL || wanted == TaskSupport.REQUIRED;
        return request(ask ? era.taskDesign().asTask(call) : call);
    }

    /** The task that an answer hands out, or null when it is the tool's own result. */
    public @Nullable TaskState handle(Message.Body answer) {
        TaskState task = era.taskDesign().handle(answer.value());
        // A task may come with its result, which is needed after the answer was closed.
        return task == null ? null : era.taskDesign().handle(answer.loaded());
    }

    /** Whether a tool, as the list shows it, can be run as a task. */
    public TaskSupport taskSupport(ObjectNode tool) {
        return era.taskDesign().support(server, tool);
    }

    /** Whether a task may be forgotten when this session ends, even by a server that lives on. */
    public boolean tasksMayEndWithIt() {
        return era.taskDesign().mayEndWithSession();
    }

    /**
     * What can be done with tasks.
     *
     * @throws Failure usage, when the revision has none
     */
    public Tasks tasks() {
        return era.taskDesign().tasks(requests, server, rounds::answerTo);
    }

    /** Reads a resource, unless a fresh answer is kept; the caller closes it. What is too long for memory is never kept. */
    public Message.Body read(String uri) {
        Call call = new Call("resources/read", Json.object().put("uri", uri));
        ObjectNode known = kept(call);
        if (known != null) {
            Frame.Bytes bytes = Frame.Bytes.of(Json.compact(known));
            return new Message.Body(known, bytes, 0, bytes.bytes().length);
        }
        Message.Body body = request(call);
        if (body.frame() instanceof Frame.Bytes) {
            keep(call, body.value());
        }
        return body;
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
        try {
            return raw(call);
        } catch (Failure failure) {
            throw Refusal.advised(failure, call.method(), server, era);
        }
    }

    /** As {@link #request}, for whatever method the user typed. */
    public Message.Body raw(Call call) {
        return rounds.answer(call, this::relist);
    }

    /** The reason of the last interruption, or null. */
    public @Nullable Failure interruption() {
        return connection.interruption();
    }

    /** Fails when an interruption came since; one between two requests finds none that it could end. */
    void endIfInterrupted(@Nullable Failure before) {
        rounds.endIfInterrupted(before);
    }

    /**
     * Begins to listen for changes; returns when the server has said what it will tell of.
     *
     * @throws Failure refused, timed out, or the reason the connection ended
     */
    public Subscription listen(Interest interest) {
        Subscription subscription = new Subscription(era.listening(requests, server, interest), requests, voice);
        boolean begun = false;
        try {
            subscription.begin();
            begun = true;
            return subscription;
        } finally {
            if (!begun) {
                subscription.close();
            }
        }
    }

    /** Whether the server lives on when this session ends. */
    public boolean isRemote() {
        return connection.traits().carriesHeaders();
    }

    /** Whether the connection has ended, so that nothing can be asked any more. */
    public boolean isOver() {
        return connection.isOver();
    }

    /** Sends a notification of the user's. */
    public void tell(String method, @Nullable ObjectNode params) {
        requests.tell(method, params);
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
