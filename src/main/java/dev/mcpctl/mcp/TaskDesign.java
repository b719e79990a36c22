package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What differs between the designs of tasks when a tool is called; {@link Tasks} is what comes then. */
interface TaskDesign {

    /** Whether this tool, as the list shows it, can be run as a task by this server. */
    TaskSupport support(ServerDescription server, ObjectNode tool);

    /** The call that asks for a task. */
    Call asTask(Call call);

    /** The task that an answer to {@code tools/call} hands out, or null when it is the tool's own result. */
    @Nullable
    TaskState handle(JsonNode result);

    /** What can be done with tasks. */
    Tasks tasks(Requests requests, ServerDescription server, ModernTasks.Asked asked);

    /** Revisions before there were any. */
    TaskDesign NONE = new TaskDesign() {
        @Override
        public TaskSupport support(ServerDescription server, ObjectNode tool) {
            return TaskSupport.NONE;
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
        public Tasks tasks(Requests requests, ServerDescription server, ModernTasks.Asked asked) {
            throw dev.mcpctl.failure.Failure.usage("tasks came with 2025-11-25; this server speaks "
                    + server.version().date());
        }
    };
}
