package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One task: its work runs on a thread of its own, and clients look at it from theirs. */
final class Job implements Work, Runnable {

    private static final String RELATED_KEY = "io.modelcontextprotocol/related-task";

    private final String id;
    private final Clock clock;
    private final Function<Work, ObjectNode> body;
    private final Instant created;
    private Instant updated;
    private String status = "working";
    private String message = "just begun";
    private @Nullable ObjectNode result;
    private @Nullable ObjectNode error;
    private @Nullable Question question;
    private @Nullable JsonNode answer;
    private boolean cancelled;

    Job(String id, Clock clock, Function<Work, ObjectNode> body) {
        this.id = id;
        this.clock = clock;
        this.body = body;
        this.created = clock.instant();
        this.updated = created;
    }

    String id() {
        return id;
    }

    @Override
    public void run() {
        try {
            ended(body.apply(this), null);
        } catch (Cancelled withdrawn) {
            ended(null, null);
        } catch (Trouble trouble) {
            ended(Blocks.failure(trouble.text()), null);
        } catch (Refused refused) {
            ended(null, refused.error());
        }
    }

    private synchronized void ended(@Nullable ObjectNode whole, @Nullable ObjectNode why) {
        result = whole;
        error = why;
        String end = why == null ? "completed" : "failed";
        change(cancelled ? "cancelled" : end, cancelled ? "ended on request" : "ended");
    }

    private synchronized void change(String next, String words) {
        status = next;
        message = words;
        updated = clock.instant();
        notifyAll();
    }

    synchronized boolean isOver() {
        return status.equals("completed") || status.equals("failed") || status.equals("cancelled");
    }

    @Override
    public synchronized boolean pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !cancelled; left = end - System.nanoTime()) {
            await(left);
        }
        stopIfCancelled();
        return true;
    }

    private void await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nothing interrupts a job", impossible);
        }
    }

    private void stopIfCancelled() {
        if (cancelled) {
            throw new Cancelled();
        }
    }

    @Override
    public void progress(int done, int total, String words) {
        change("working", words);
    }

    @Override
    public synchronized JsonNode ask(Question asked) {
        question = asked;
        answer = null;
        change("input_required", "waits for an answer");
        while (answer == null && !cancelled) {
            await(Long.MAX_VALUE);
        }
        stopIfCancelled();
        JsonNode given = answer;
        question = null;
        change("working", "goes on with the answer");
        return given == null ? Json.object() : given;
    }

    /** What it waits for, or null. */
    synchronized @Nullable Question question() {
        return answer == null ? question : null;
    }

    /** Takes an answer; one that nothing waits for, or that is none, is refused. */
    synchronized void answer(String key, JsonNode given) {
        Question open = question();
        if (open == null || !open.key().equals(key)) {
            throw Refused.invalidParams("the task does not wait for '" + key + "'");
        }
        if (!open.isAnsweredBy(given)) {
            throw Refused.invalidParams("inputResponses." + key + " is no answer to " + open.method());
        }
        answer = given;
        notifyAll();
    }

    synchronized void cancel() {
        if (isOver()) {
            throw Refused.invalidParams("the task is over: " + status);
        }
        cancelled = true;
        notifyAll();
    }

    /** Waits until it is over or has a question, but not longer than this. */
    synchronized void awaitChange(long nanos) {
        if (!isOver() && question() == null) {
            await(nanos);
        }
    }

    /** Schema 2025-11-25: Task. There a tool that reports an error makes the task fail. */
    synchronized ObjectNode legacy() {
        ObjectNode task = common();
        if (status.equals("completed") && isError()) {
            task.put("status", "failed");
        }
        return task.put("ttl", Jobs.TTL_MILLIS).put("pollInterval", Jobs.PACE_MILLIS);
    }

    private boolean isError() {
        return result != null && result.path("isError").booleanValue();
    }

    /** SEP-2663: the task with all that belongs to its status. */
    synchronized ObjectNode modern() {
        ObjectNode task = common();
        task.put("ttlMs", Jobs.TTL_MILLIS).put("pollIntervalMs", Jobs.PACE_MILLIS);
        Question open = question();
        if (status.equals("input_required") && open != null) {
            ObjectNode request = task.putObject("inputRequests").putObject(open.key());
            request.put("method", open.method()).set("params", open.params());
        }
        if (status.equals("completed") && result != null) {
            task.set("result", result);
        }
        if (status.equals("failed") && error != null) {
            task.set("error", error);
        }
        return task;
    }

    private ObjectNode common() {
        ObjectNode task = Json.object();
        task.put("taskId", id).put("status", status).put("statusMessage", message);
        task.put("createdAt", created.truncatedTo(ChronoUnit.MILLIS).toString());
        task.put("lastUpdatedAt", updated.truncatedTo(ChronoUnit.MILLIS).toString());
        return task;
    }

    /** What the call would have answered, marked as the task's. */
    synchronized ObjectNode outcome() {
        if (error != null) {
            throw new Refused(error.path("code").asInt(), error.path("message").asText(), null);
        }
        if (result == null) {
            throw Refused.invalidRequest("the task was cancelled, so that it has no result");
        }
        ObjectNode whole = result.deepCopy();
        whole.withObjectProperty("_meta").putObject(RELATED_KEY).put("taskId", id);
        return whole;
    }
}
