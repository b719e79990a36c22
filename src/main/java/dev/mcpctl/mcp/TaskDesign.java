package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.rpc.RequestId;
import org.jspecify.annotations.Nullable;

/** What differs between the designs of tasks when a tool is called; {@link Tasks} is what comes then. */
interface TaskDesign {

    /** Answers what a task asks, like any ask. */
    interface Asked {
        /** Our answer. */
        JsonNode answer(JsonNode ask);
    }

    /** Whether this tool, as the list shows it, can be run as a task by this server. */
    TaskSupport support(ServerDescription server, ObjectNode tool);

    /** Whether progress under this token is that of a task whose call was answered long ago. */
    boolean isProgressToken(RequestId token);

    /** Whether a server may keep a task in the session that began it, and forget both together. */
    boolean mayEndWithSession();

    /** The call that asks for a task. */
    Call asTask(Call call);

    /** The task that an answer to {@code tools/call} hands out, or null when it is the tool's own result. */
    @Nullable
    TaskState handle(JsonNode result);

    /** What can be done with tasks. */
    Tasks tasks(Requests requests, ServerDescription server, Asked asked);

    /** Revisions before there were any. */
    TaskDesign NONE = new TaskDesign() {
        @Override
        public TaskSupport support(ServerDescription server, ObjectNode tool) {
            return TaskSupport.NONE;
        }

        @Override
        public boolean isProgressToken(RequestId token) {
            return false;
        }

        @Override
        public boolean mayEndWithSession() {
            return false;
        }

        @Override
        public Call asTask(Call call) {
            return call;
        }

        @Override
        public @Nullable TaskState handle(JsonNode result) {
            return null;
        }

        @Override
        public Tasks tasks(Requests requests, ServerDescription server, Asked asked) {
            throw dev.mcpctl.failure.Failure.usage("tasks came with 2025-11-25; this server speaks "
                    + server.version().date());
        }
    };
}
