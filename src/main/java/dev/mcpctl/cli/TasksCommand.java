package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.mcp.Tasks;
import dev.mcpctl.mcp.model.ToolResult;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.rpc.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code tasks SERVER ACTION [ID] [ANSWERS]}: what a server works on after the call that began it is over. */
final class TasksCommand implements Command {

    static final List<String> ACTIONS = List.of("list", "get", "wait", "result", "answer", "cancel");

    @Override
    public Operands operands() {
        return Operands.server(
                Operands.needed("ACTION", "list, get, wait, result, answer or cancel"),
                Operands.optional("ID", "of the task, as 'call --task' told it; all but list need it")
                        .madeByServer(),
                Operands.optional("ANSWERS", "for answer: an object of answers by their keys, @FILE, or - for stdin"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "Works on tasks that 'call --detach', or another program, began and a server remembers.",
                        "wait follows one to its end and prints its result; result does not wait where the revision can tell.",
                        "Whatever ends wait earlier leaves the task as it is; cancel ends it.")
                .examples(
                        "mcpctl call :3000/mcp job --detach --jq .taskId",
                        "mcpctl tasks :3000/mcp get TASK",
                        "mcpctl tasks :3000/mcp wait TASK",
                        "mcpctl tasks :3000/mcp answer TASK '{\"name\":{\"action\":\"decline\"}}'");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.allOf(OutputFormat.class);
    }

    @Override
    public boolean usesOpenServer() {
        return true;
    }

    @Override
    public Outcome run(Run run) {
        String action = run.operandAfterServer(0);
        String id = run.operandAfterServer(1);
        ObjectNode answers = answers(run, action, run.operandAfterServer(2));
        require(action, id);
        Tasks tasks = new Dialer(run).open().session().tasks();
        return switch (action) {
            case "list" -> list(tasks);
            case "get" -> Outcome.of(TaskDocument.one(tasks.get(id).raw()));
            case "wait" -> result(run, tasks.attend(tasks.get(id)));
            case "result" -> resultNow(run, tasks, id);
            case "answer" -> answered(run, tasks.answer(id, answers), id);
            default -> Outcome.of(TaskDocument.one(tasks.cancel(id).loaded()));
        };
    }

    private static void require(String action, String id) {
        if (!ACTIONS.contains(action)) {
            String near = Nearest.to(action, ACTIONS);
            throw Failure.usage("unknown action '" + action + "'; allowed are " + String.join(", ", ACTIONS))
                    .hint(near == null ? null : "did you mean '" + near + "'?");
        }
        if (action.equals("list") != id.isEmpty()) {
            throw Failure.usage(action.equals("list") ? "'list' takes no ID" : "'" + action + "' needs the task's ID")
                    .hint("usage: mcpctl tasks SERVER " + action + (action.equals("list") ? "" : " ID"));
        }
    }

    private static @Nullable ObjectNode answers(Run run, String action, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!action.equals("answer")) {
            throw Failure.usage("only 'answer' takes ANSWERS, got '" + text + "'");
        }
        try {
            JsonNode node = Json.parse(run.input().of(text));
            if (node instanceof ObjectNode answers) {
                return answers;
            }
        } catch (JsonProblem problem) {
            throw Failure.usage("ANSWERS is no JSON: " + problem.located());
        }
        throw Failure.usage("ANSWERS must be a JSON object, answers by their keys");
    }

    private static Outcome list(Tasks tasks) {
        ObjectNode document = Json.object();
        document.set("tasks", tasks.all());
        return Outcome.of(TaskDocument.list(document));
    }

    private static Outcome resultNow(Run run, Tasks tasks, String id) {
        Message.Body result = tasks.result(id);
        return result == null
                ? Outcome.nothing()
                        .but(new Outcome.BadNews(
                                ExitCode.ANSWER_IS_NO,
                                ErrorLine.of(
                                        "task_not_over",
                                        "the task " + id + " has no result yet",
                                        "mcpctl tasks SERVER wait " + ShellWord.quoted(id))))
                : result(run, result);
    }

    /** In one design the answer to an answer is the result. */
    private static Outcome answered(Run run, Message.@Nullable Body body, String id) {
        if (body == null) {
            run.console().note("the task " + id + " waits for nothing");
            return Outcome.nothing();
        }
        return result(run, body);
    }

    private static Outcome result(Run run, Message.Body body) {
        Message.Body kept = run.scope().keep(body);
        if (!kept.value().path("content").isArray()) {
            return Outcome.of(new ReceivedDocument(kept));
        }
        ToolResult result = ToolResult.read(kept.value());
        Outcome outcome = Outcome.of(new CallDocument(kept, result, List.of()));
        return result.isError()
                ? outcome.but(new Outcome.BadNews(
                        ExitCode.TOOL_FAILED,
                        ErrorLine.of("tool_error", "the tool of the task reported an error", null)))
                : outcome;
    }
}
