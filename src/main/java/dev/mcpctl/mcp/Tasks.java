package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Message;
import org.jspecify.annotations.Nullable;

/** Work of a server that outlives the request which began it, in the design of an era. */
public interface Tasks {

    /**
     * Where a task stands.
     *
     * @throws Failure refused, when the server does not know it
     */
    TaskState get(String id);

    /**
     * Asks again at the server's pace until the task is over; what it asks in between is answered. If that is interrupted
     * or takes too long, the task is cancelled.
     *
     * @return what the call would have answered; the caller closes it
     * @throws Failure task failed, when it ended without a result; timed out; interrupted
     */
    Message.Body follow(TaskState task);

    /** As {@link #follow} for a task that somebody else began: it goes on when we wait no longer. */
    Message.Body attend(TaskState task);

    /**
     * The result, without following the task.
     *
     * @return null when there is none yet and the design does not wait for it
     * @throws Failure refused; task failed
     */
    Message.@Nullable Body result(String id);

    /** Asks the server to end it; gives the answer as received. */
    Message.Body cancel(String id);

    /**
     * Answers what a task waits for.
     *
     * @param answers key to answer as the user wrote them, or null to have them answered like any ask
     * @return what the server says to that, or null when it waits for nothing
     * @throws Failure usage, when the design has no way to send such answers
     */
    Message.@Nullable Body answer(String id, @Nullable ObjectNode answers);

    /**
     * All tasks that the server remembers.
     *
     * @throws Failure usage, when the design has no list
     */
    ArrayNode all();
}
