package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.ErrorCode;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Message;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The extension {@code io.modelcontextprotocol/tasks} of 2026-07-28: the server decides alone, {@code tasks/get} has the
 * result in it, and answers go out by {@code tasks/update}.
 */
final class ModernTasks implements Tasks, Following.Step {

    private final Requests requests;
    private final TaskDesign.Asked asked;

    /** SEP-2663: a key that is seen again is the same request, which is not answered twice. */
    private final Set<String> answered = new HashSet<>();

    ModernTasks(Requests requests, TaskDesign.Asked asked) {
        this.requests = requests;
        this.asked = asked;
    }

    private Message.Body ask(String method, ObjectNode params) {
        return requests.answer(new Call(method, params), () -> {});
    }

    private static ObjectNode named(String id) {
        return Json.object().put("taskId", id);
    }

    @Override
    public TaskState get(String id) {
        TaskState state = TaskState.read(ask("tasks/get", named(id)).loaded());
        requests.options().listener().task(state);
        return state;
    }

    @Override
    public Message.Body follow(TaskState task) {
        return new Following(requests, this).follow(task);
    }

    @Override
    public Message.Body attend(TaskState task) {
        return new Following(requests, this).attend(task);
    }

    @Override
    public Message.@Nullable Body take(TaskState state) {
        return switch (state.status()) {
            case WORKING -> null;
            case INPUT_REQUIRED -> {
                Message.Body taken = answerAll(state);
                if (taken != null) {
                    taken.close();
                }
                yield null;
            }
            case COMPLETED, FAILED, CANCELLED -> outcome(state);
        };
    }

    private Message.Body outcome(TaskState state) {
        if (state.status() != TaskState.Status.COMPLETED) {
            JsonNode error = state.raw().path("error");
            Failure failure = state.failure(error.path("message").textValue());
            throw error.path("code").isIntegralNumber()
                    ? failure.detail(ErrorCode.DETAIL, error.path("code").longValue())
                    : failure;
        }
        // A handle that is completed at once need not have the result in it.
        ObjectNode whole = state.raw().get("result") instanceof ObjectNode
                ? state.raw()
                : get(state.id()).raw();
        if (!(whole.get("result") instanceof ObjectNode result)) {
            throw Failure.protocol("the server says that the task " + state.id() + " is completed, without its result");
        }
        Frame.Bytes frame = Frame.Bytes.of(Json.compact(result));
        return new Message.Body(result, frame, 0, frame.size());
    }

    private Message.@Nullable Body answerAll(TaskState state) {
        if (!(state.raw().get("inputRequests") instanceof ObjectNode asks)) {
            throw Failure.protocol("the server says that the task " + state.id() + " waits for input, not for which");
        }
        ObjectNode answers = Json.object();
        for (Map.Entry<String, JsonNode> ask : asks.properties()) {
            if (answered.add(ask.getKey())) {
                answers.set(ask.getKey(), asked.answer(ask.getValue()));
            }
        }
        return answers.isEmpty() ? null : update(state.id(), answers);
    }

    private Message.Body update(String id, ObjectNode answers) {
        ObjectNode params = named(id);
        params.set("inputResponses", answers);
        return ask("tasks/update", params);
    }

    @Override
    public Message.@Nullable Body result(String id) {
        TaskState state = get(id);
        return state.status().isOver() ? outcome(state) : null;
    }

    @Override
    public Message.Body cancel(String id) {
        return ask("tasks/cancel", named(id));
    }

    @Override
    public Message.@Nullable Body answer(String id, @Nullable ObjectNode answers) {
        if (answers != null) {
            return update(id, answers);
        }
        TaskState state = get(id);
        return state.status() == TaskState.Status.INPUT_REQUIRED ? answerAll(state) : null;
    }

    @Override
    public ArrayNode all() {
        throw Failure.usage("'tasks/list' ended with 2025-11-25: only who knows a task's id can ask for it")
                .hint("the id was told when the task began");
    }
}
