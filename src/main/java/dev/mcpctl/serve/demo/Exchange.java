package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Peer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One open request as its handler sees it: what was asked, how to report, how to ask back, when to stop. The handler uses
 * it on one thread; {@link #cancel} and {@link #hurry} may be called on any.
 */
final class Exchange implements Work {

    /** Why an exchange should not go on. */
    enum End {
        /** The client withdrew the request: nothing may be sent for it any more. */
        CANCELLED,
        /** The client will send nothing more, but may still read. */
        HURRIED
    }

    /** What came in. */
    record Request(RequestId id, String method, ObjectNode params) {}

    private final Request request;
    private final Dialect dialect;
    private final World world;
    private final Peer replies;
    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private final Inputs inputs;

    Exchange(Request request, Dialect dialect, World world, Peer replies) {
        this.request = request;
        this.dialect = dialect;
        this.world = world;
        this.replies = replies;
        this.inputs = dialect.inputs(this);
    }

    RequestId id() {
        return request.id();
    }

    String method() {
        return request.method();
    }

    ObjectNode params() {
        return request.params();
    }

    Dialect dialect() {
        return dialect;
    }

    World world() {
        return world;
    }

    /** Where messages that belong to this request go. */
    Peer replies() {
        return replies;
    }

    Inputs inputs() {
        return inputs;
    }

    /** Asks one question; see {@link Inputs#ask}. */
    @Override
    public JsonNode ask(Question question) {
        return inputs.ask(List.of(question)).get(0);
    }

    /** Goes on only if the client declared this. */
    void require(Capability capability) {
        if (!capability.declaredTo(dialect)) {
            throw dialect.lacks(capability);
        }
    }

    /** A text parameter that must be there. */
    String text(String name) {
        JsonNode value = request.params().get(name);
        if (value == null || !value.isTextual()) {
            throw Refused.invalidParams(method() + " needs '" + name + "', a text");
        }
        return value.textValue();
    }

    /** Reports progress, if the client asked for it. */
    @Override
    public void progress(int done, int total, String message) {
        JsonNode token = request.params().path("_meta").path("progressToken");
        if (!token.isTextual() && !token.isIntegralNumber()) {
            return;
        }
        ObjectNode params = Json.object();
        params.set("progressToken", token);
        params.put("progress", done);
        params.put("total", total);
        if (dialect.since(ProtocolVersion.V2025_03_26)) {
            params.put("message", message);
        }
        replies.send(Messages.notification("notifications/progress", params));
    }

    /** Sends a log message, if the client wants this level; gives whether it was sent. */
    boolean log(LogLevel level, JsonNode data) {
        LogLevel quietest = dialect.logLevel();
        if (quietest == null || level.compareTo(quietest) < 0) {
            return false;
        }
        ObjectNode params = Json.object();
        params.put("level", level.word());
        params.put("logger", "demo");
        params.set("data", data);
        replies.send(Messages.notification("notifications/message", params));
        return true;
    }

    void cancel() {
        ended.complete(End.CANCELLED);
    }

    void hurry() {
        ended.complete(End.HURRIED);
    }

    boolean cancelled() {
        return ended.getNow(End.HURRIED) == End.CANCELLED;
    }

    /**
     * Lets time pass.
     *
     * @return false when the client will send nothing more, so that waiting has lost its use
     */
    @Override
    public boolean pause(long nanos) {
        try {
            stopIfCancelled(ended.get(nanos, TimeUnit.NANOSECONDS));
            return false;
        } catch (TimeoutException passed) {
            return true;
        } catch (ExecutionException | InterruptedException impossible) {
            throw new IllegalStateException("nothing fails or interrupts an exchange", impossible);
        }
    }

    /** Waits until the exchange should not go on. */
    End awaitEnd() {
        return ended.join();
    }

    /** The answer to one of our own requests. */
    JsonNode await(CompletableFuture<JsonNode> answer) {
        try {
            CompletableFuture.anyOf(answer, ended).join();
            if (answer.isDone()) {
                return answer.join();
            }
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof Trouble trouble ? trouble : refused;
        }
        stopIfCancelled(ended.join());
        throw new Trouble("the client went away before it answered");
    }

    private static void stopIfCancelled(End end) {
        if (end == End.CANCELLED) {
            throw new Cancelled();
        }
    }
}
