package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.rpc.RequestId;
import org.jspecify.annotations.Nullable;

/** Specification 2025-11-25, Tasks: the client asks for one where server and tool allow it. */
final class LegacyTaskDesign implements TaskDesign {

    /** Progress goes on under this token after the call itself was answered. */
    private static final String PROGRESS_TOKEN = "mcpctl-task";

    @Override
    public TaskSupport support(ServerDescription server, ObjectNode tool) {
        JsonNode offered = server.capabilities()
                .path("tasks")
                .path("requests")
                .path("tools")
                .path("call");
        String word = tool.path("execution").path("taskSupport").asText("");
        if (!offered.isObject()) {
            return TaskSupport.NONE;
        }
        return switch (word) {
            case "optional" -> TaskSupport.OPTIONAL;
            case "required" -> TaskSupport.REQUIRED;
            default -> TaskSupport.NONE;
        };
    }

    @Override
    public boolean isProgressToken(RequestId token) {
        return token instanceof RequestId.Text text && text.value().equals(PROGRESS_TOKEN);
    }

    /** The specification binds tasks to who asks, if that is known, and says nothing of sessions; servers keep both together. */
    @Override
    public boolean mayEndWithSession() {
        return true;
    }

    @Override
    public Call asTask(Call call) {
        ObjectNode params = call.params().deepCopy();
        params.putObject("task");
        params.withObjectProperty("_meta").put("progressToken", PROGRESS_TOKEN);
        return new Call(call.method(), params);
    }

    @Override
    public @Nullable TaskState handle(JsonNode result) {
        return result.path("task").isObject() && !result.has("content") ? TaskState.read(result.path("task")) : null;
    }

    @Override
    public Tasks tasks(Requests requests, ServerDescription server, Asked asked) {
        return new LegacyTasks(requests, server);
    }
}
