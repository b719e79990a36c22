package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.rpc.RequestId;
import org.jspecify.annotations.Nullable;

/** SEP-2663: the client declares the extension, and the server decides by itself what becomes a task. */
final class ModernTaskDesign implements TaskDesign {

    /** The extension's name. */
    static final String EXTENSION = "io.modelcontextprotocol/tasks";

    @Override
    public TaskSupport support(ServerDescription server, ObjectNode tool) {
        boolean offered =
                server.capabilities().path("extensions").path(EXTENSION).isObject();
        return offered ? TaskSupport.SERVER_DECIDES : TaskSupport.NONE;
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
        return result.path("resultType").asText("").equals("task") ? TaskState.read(result) : null;
    }

    @Override
    public Tasks tasks(Requests requests, ServerDescription server, Asked asked) {
        return new ModernTasks(requests, asked);
    }
}
