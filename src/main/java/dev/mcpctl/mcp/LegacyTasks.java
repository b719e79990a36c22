package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Message;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The experimental tasks of 2025-11-25: the client asks for one, {@code tasks/result} waits for the end, and the server asks
 * us while it does.
 */
final class LegacyTasks implements Tasks, Following.Step {

    private final Requests requests;
    private final ServerDescription server;

    LegacyTasks(Requests requests, ServerDescription server) {
        this.requests = requests;
        this.server = server;
    }

    private Message.Body ask(String method, String id) {
        return requests.answer(new Call(method, Json.object().put("taskId", id)), () -> {});
    }

    @Override
    public TaskState get(String id) {
        TaskState state = TaskState.read(ask("tasks/get", id).loaded());
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

    /** Specification 2025-11-25, Tasks: a task that waits for input gets a stream to ask on by being asked for its result. */
    @Override
    public Message.@Nullable Body take(TaskState state) {
        boolean ready = state.status().isOver() || state.status() == TaskState.Status.INPUT_REQUIRED;
        return ready ? result(state.id()) : null;
    }

    /** Waits for the end, however long that takes within the run. */
    @Override
    public Message.Body result(String id) {
        requests.openSideStream();
        try {
            return requests.patientAnswer(new Call("tasks/result", Json.object().put("taskId", id)));
        } catch (Failure failure) {
            throw failure.kind() == Failure.Kind.REFUSED ? explained(id, failure) : failure;
        }
    }

    /** The error of a task that failed is what its call would have answered; an unknown task has another one. */
    private Failure explained(String id, Failure refusal) {
        TaskState state;
        try {
            state = get(id);
        } catch (Failure unknown) {
            return refusal;
        }
        boolean failed = state.status() == TaskState.Status.FAILED || state.status() == TaskState.Status.CANCELLED;
        return failed ? state.failure(refusal.message()) : refusal;
    }

    @Override
    public Message.Body cancel(String id) {
        require("cancel");
        return ask("tasks/cancel", id);
    }

    @Override
    public Message.Body answer(String id, @Nullable ObjectNode answers) {
        if (answers != null) {
            throw Failure.usage(
                            "in 2025-11-25 a server asks while its result is waited for; there is nothing to send it")
                    .hint("leave out the answers: what the task asks is answered as in any call");
        }
        return result(id);
    }

    @Override
    public ArrayNode all() {
        require("list");
        ArrayNode tasks = Json.array();
        Set<String> seen = new HashSet<>();
        ObjectNode params = Json.object();
        while (true) {
            JsonNode page =
                    requests.answer(new Call("tasks/list", params), () -> {}).loaded();
            if (!(page.get("tasks") instanceof ArrayNode items)) {
                throw Failure.protocol("the server answered tasks/list without an array 'tasks'");
            }
            tasks.addAll(items);
            String next = page.path("nextCursor").textValue();
            if (next == null) {
                return tasks;
            }
            if (!seen.add(next) || seen.size() == Pages.MAX_PAGES || tasks.size() > Pages.MAX_ITEMS) {
                throw Failure.of(Failure.Kind.PROTOCOL, "endless_list", "the list of tasks does not end");
            }
            params = Json.object().put("cursor", next);
        }
    }

    private void require(String feature) {
        if (!server.capabilities().path("tasks").path(feature).isObject()) {
            throw Failure.usage("the server does not offer tasks/" + feature)
                    .hint("send it all the same with: mcpctl raw SERVER tasks/" + feature);
        }
    }
}
