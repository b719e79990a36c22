package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The methods of tasks in 2025-11-25. */
final class LegacyJobs {

    private static final int TASKS_A_PAGE = 5;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private LegacyJobs() {}

    /** Null when this is no such method. */
    static @Nullable ObjectNode answer(Exchange exchange) {
        return switch (exchange.method()) {
            case "tasks/get" -> job(exchange).legacy();
            case "tasks/result" -> result(exchange, job(exchange));
            case "tasks/cancel" -> cancel(job(exchange));
            case "tasks/list" -> Paging.page("tasks", exchange.world().jobs().all(), TASKS_A_PAGE, exchange.params());
            default -> null;
        };
    }

    private static Job job(Exchange exchange) {
        return exchange.world().jobs().get(exchange.text("taskId"));
    }

    private static ObjectNode cancel(Job job) {
        job.cancel();
        while (!job.isOver()) {
            job.awaitChange(LOOK_NANOS);
        }
        return job.legacy();
    }

    /** Waits for the end; the client that waits is the one who is asked. */
    private static ObjectNode result(Exchange exchange, Job job) {
        while (!job.isOver()) {
            Question question = job.question();
            if (question != null) {
                job.answer(question.key(), exchange.ask(question));
            }
            if (!exchange.pause(LOOK_NANOS)) {
                throw Refused.invalidRequest("the client went away before the task was over");
            }
        }
        return job.outcome();
    }
}
