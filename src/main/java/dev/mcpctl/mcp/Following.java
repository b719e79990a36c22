package dev.mcpctl.mcp;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks for a task again and again at the server's pace, until an era's step says that it has the result. */
final class Following {

    private final Requests requests;
    private final Step step;

    /** What an era does with each state. */
    interface Step {
        /** The result, or null when the task must be asked for again. */
        Message.@Nullable Body take(TaskState state);

        /** Asks again. */
        TaskState get(String id);
    }

    Following(Requests requests, Step step) {
        this.requests = requests;
        this.step = step;
    }

    /** Follows it to its end; on a deadline and on an interruption the task is cancelled, as a request would be. */
    Message.Body follow(TaskState first) {
        try {
            return attend(first);
        } catch (Failure failure) {
            boolean unfinished = switch (failure.kind()) {
                case INTERRUPTED, TIMED_OUT, NOT_ANSWERED -> true;
                default -> false;
            };
            if (unfinished) {
                requests.farewell(new Call("tasks/cancel", Json.object().put("taskId", first.id())));
            }
            throw failure;
        }
    }

    /** Follows it to its end; whatever ends that earlier leaves the task as it is. */
    Message.Body attend(TaskState first) {
        try {
            TaskState state = first;
            while (true) {
                Message.Body result = step.take(state);
                if (result != null) {
                    return result;
                }
                pause(state.pace());
                state = step.get(first.id());
            }
        } catch (Failure failure) {
            throw failure.detail("task_id", first.id());
        }
    }

    /** Waits, but not beyond the end of the run, the connection, or an interruption. */
    private void pause(Duration pace) {
        Connection connection = requests.connection();
        Deadline run = requests.options().patience().run();
        Pending vigil = connection.pause("a task");
        Object monitor = new Object();
        vigil.watchWith(monitor);
        try {
            await(vigil, monitor, Deadline.in(pace).orEarlier(run));
            if (vigil.done()) {
                connection.await(vigil, Duration.ZERO, Deadline.none());
            }
            if (run.passed()) {
                throw Failure.of(Failure.Kind.TIMED_OUT, "timeout", "the task did not end within --max-time");
            }
        } finally {
            connection.giveUp(vigil);
        }
    }

    private static void await(Pending vigil, Object monitor, Deadline until) {
        synchronized (monitor) {
            try {
                while (!vigil.done() && !until.passed()) {
                    monitor.wait(until.waitMillis());
                }
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
