package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A task as a server describes it, in either design. All text is untrusted.
 *
 * @param id names it to the server
 * @param message what the server says of the status, or null
 * @param pace how long to wait before asking again
 * @param raw as received
 */
public record TaskState(String id, Status status, @Nullable String message, Duration pace, ObjectNode raw) {

    private static final long USUAL_PACE = 1_000;
    private static final long LEAST_PACE = 50;
    private static final long GREATEST_PACE = 60_000;

    /** Where a task stands. */
    public enum Status {
        /** It goes on. */
        WORKING,
        /** It waits for us. */
        INPUT_REQUIRED,
        /** It has a result. */
        COMPLETED,
        /** It has none. */
        FAILED,
        /** It was ended. */
        CANCELLED;

        /** The word of the protocol. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether it will not change any more. */
        public boolean isOver() {
            return this == COMPLETED || this == FAILED || this == CANCELLED;
        }

        static @Nullable Status of(@Nullable String word) {
            for (Status status : values()) {
                if (status.word().equals(word)) {
                    return status;
                }
            }
            return null;
        }
    }

    /**
     * Reads a task.
     *
     * @throws Failure protocol, when it has no id or a status that no design has
     */
    static TaskState read(JsonNode node) {
        JsonNode id = node.path("taskId");
        Status status = Status.of(node.path("status").textValue());
        if (!(node instanceof ObjectNode raw)
                || !id.isTextual()
                || id.textValue().isEmpty()) {
            throw Failure.protocol("the server described a task without a text 'taskId'");
        }
        if (status == null) {
            throw Failure.protocol("the server described a task with an unknown status")
                    .detail("status", node.path("status"));
        }
        JsonNode pace = node.has("pollIntervalMs") ? node.path("pollIntervalMs") : node.path("pollInterval");
        long millis = pace.isNumber() ? pace.longValue() : USUAL_PACE;
        return new TaskState(
                id.textValue(),
                status,
                node.path("statusMessage").textValue(),
                Duration.ofMillis(Math.max(LEAST_PACE, Math.min(millis, GREATEST_PACE))),
                raw);
    }

    /** Why there is no result of a task that ended without one. */
    Failure failure(@Nullable String reason) {
        boolean cancelled = status == Status.CANCELLED;
        String why = reason != null ? reason : message;
        String sentence = "the task " + id + (cancelled ? " was cancelled" : " failed");
        String whole = why == null || why.isEmpty() ? sentence : sentence + ": " + why;
        return cancelled
                ? Failure.of(Failure.Kind.TASK_FAILED, "task_cancelled", whole)
                : Failure.of(Failure.Kind.TASK_FAILED, "task_failed", whole);
    }
}
