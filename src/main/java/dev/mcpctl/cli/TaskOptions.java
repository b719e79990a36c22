package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.Session;
import dev.mcpctl.mcp.TaskState;
import dev.mcpctl.mcp.TaskSupport;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.rpc.Message;

/** {@code --task} and {@code --detach}: a call that outlives its request. */
final class TaskOptions {

    private final Run run;

    TaskOptions(Run run) {
        this.run = run;
    }

    static void describe(CommandForm form) {
        form.addOption(OptionForm.flag("--task", "run it as a task of the server and wait for it"));
        form.addOption(OptionForm.flag("--detach", "the same without waiting; see: mcpctl help tasks"));
    }

    private boolean detached() {
        return run.options().flag("--detach");
    }

    /**
     * Calls the tool, as a task where that was asked for or the tool runs in no other way.
     *
     * @return its result, or with {@code --detach} the answer that hands out the task
     * @throws Failure usage, when the tool cannot be run as a task
     */
    Message.Body call(OpenServer server, Tool tool, ObjectNode arguments) {
        Session session = server.session();
        TaskSupport support = session.taskSupport(tool.raw());
        boolean asked = detached() || run.options().flag("--task");
        if (asked && support == TaskSupport.NONE) {
            throw Failure.usage("the tool '" + tool.name() + "' cannot be run as a task: "
                            + (session.server().offers("tasks") ? "it does not offer that" : "the server has no tasks"))
                    .hint("leave out " + (detached() ? "--detach" : "--task"));
        }
        Message.Body answer = session.begin(
                tool.name(), arguments, asked || support == TaskSupport.REQUIRED ? support : TaskSupport.NONE);
        TaskState task = session.handle(answer);
        if (task == null) {
            if (asked) {
                run.console().note("the server answered at once, without a task");
            }
            return answer;
        }
        if (detached()) {
            if (run.bench() == null) {
                warnOfTheEnd(session);
            }
            return answer;
        }
        answer.close();
        if (asked) {
            run.console().note("task " + task.id() + (session.isRemote() ? later(server, task) : ""));
        }
        return session.tasks().follow(task);
    }

    /** A handle is of no use when what it stands for ends with this run. */
    private void warnOfTheEnd(Session session) {
        if (!session.isRemote()) {
            run.console()
                    .warn("the server that this run started ends with it, and the task too unless it is kept"
                            + " elsewhere; --task waits for it");
        } else if (session.tasksMayEndWithIt()) {
            run.console()
                    .warn(
                            "the session ends with this run, and some servers forget its tasks then; --task waits for it");
        }
    }

    private static String later(OpenServer server, TaskState task) {
        return "; if this run is killed: mcpctl tasks " + server.label() + " wait " + ShellWord.quoted(task.id());
    }
}
