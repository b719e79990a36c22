package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.rpc.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One batch from its first line to its exit code: prints results as they come, and stops when nothing else has a chance. */
final class BatchRun implements BatchWorkers.Work {

    /** For what runs to take its requests back. */
    private static final Duration FAREWELL = Duration.ofMillis(900);

    private static final Duration LOOK = Duration.ofMillis(20);

    private static final String JQ = "jq";

    private final Run run;
    private final BatchOptions options;
    private final OpenServer server;
    private final BatchCalls calls;
    private final BatchInput input;
    private final BatchWorkers workers;
    private final BatchSheet sheet;
    private final BatchProgress progress;
    private long done;
    private long failed;
    private long stoppedAt;
    private @Nullable Long left;
    private @Nullable Failure reason;
    private Outcome.@Nullable BadNews firstFailure;

    BatchRun(Run run, OpenServer server, BatchInput input, BatchOptions options) {
        this.run = run;
        this.options = options;
        this.server = server;
        this.calls = new BatchCalls(run, server);
        this.input = input;
        this.sheet = BatchSheet.of(run, options.format());
        this.progress = new BatchProgress(run.console());
        this.workers = new BatchWorkers(input, this, options.parallel());
    }

    @Override
    public BatchResult of(BatchLine line) {
        return calls.answer(line);
    }

    @Override
    public boolean isLast(BatchResult result) {
        return result.end() != null || (options.failFast() && result.failed());
    }

    /**
     * Runs it.
     *
     * @throws Failure what stopped everything, after all that was begun is printed
     */
    Outcome run() {
        run.interruption().onSignal(workers::wake);
        workers.start();
        boolean printed = false;
        try {
            printAll();
            left = left();
            sheet.end(summary());
            printed = true;
        } finally {
            if (!printed) {
                // Nobody reads on, so that what still runs is taken back.
                takeBack(Interruption.failure());
                closeReady();
            }
        }
        return outcome();
    }

    private void printAll() {
        Deadline limit = server.session().options().patience().run();
        while (!workers.isOver()) {
            BatchResult result = workers.take(limit);
            if (result != null) {
                print(result);
            } else if (run.interruption().received()) {
                stop(Interruption.failure());
                takeBack(Interruption.failure());
                printReady();
                return;
            } else if (limit.passed()) {
                stop(late());
                limit = Deadline.none();
            }
        }
        Failure trouble = workers.trouble();
        if (trouble != null) {
            stop(trouble);
        }
    }

    private static Failure late() {
        return Failure.of(Failure.Kind.TIMED_OUT, "timeout", "the time for the whole run is over")
                .hint("--max-time gives it longer; 0 is no limit");
    }

    private void printReady() {
        BatchResult result;
        while ((result = workers.ready()) != null) {
            print(result);
        }
    }

    private void print(BatchResult each) {
        try (BatchResult result = each) {
            Outcome.BadNews unprintable = printed(result);
            Outcome.BadNews news = result.outcome().badNews();
            count(news == null ? unprintable : news, result.heading().line());
            progress.at(counts());
            if (result.end() != null) {
                stoppedAt = stoppedAt == 0 ? result.heading().line() : stoppedAt;
                stop(result.end());
            }
        }
    }

    /** Null, unless the user's jq expression does not go with this result, which is told here and ends nothing. */
    private Outcome.@Nullable BadNews printed(BatchResult result) {
        try {
            sheet.add(result);
            return null;
        } catch (Failure failure) {
            if (!failure.code().equals(JQ)) {
                throw failure;
            }
            run.console().warn("line " + result.heading().line() + ": " + failure.message());
            return BatchCalls.news(failure);
        }
    }

    private void count(Outcome.@Nullable BadNews news, long line) {
        if (news == null) {
            done++;
            return;
        }
        failed++;
        if (firstFailure == null) {
            firstFailure = news;
        }
        if (options.failFast()) {
            workers.end();
            stoppedAt = stoppedAt == 0 ? line : stoppedAt;
        }
    }

    /** The first reason counts. */
    private void stop(@Nullable Failure why) {
        reason = reason == null ? why : reason;
        workers.end();
    }

    /** Ends all requests again and again until nobody waits for one: somebody may be about to send. */
    private void takeBack(Failure why) {
        workers.end();
        Deadline grace = Deadline.in(FAREWELL);
        while (!workers.isIdleWithin(Deadline.in(LOOK)) && !grace.passed()) {
            server.session().interrupt(why);
        }
    }

    private void closeReady() {
        BatchResult result;
        while ((result = workers.ready()) != null) {
            result.close();
        }
    }

    private boolean isStopped() {
        return reason != null || stoppedAt > 0;
    }

    /** How many lines were not run; null when that is nobody's to say. */
    private @Nullable Long left() {
        if (!isStopped()) {
            return 0L;
        }
        Long rest = workers.trouble() != null ? null : input.rest();
        return rest == null ? null : (Long) (rest + workers.dropped());
    }

    private ObjectNode summary() {
        ObjectNode summary = Json.object().put("done", done).put("failed", failed);
        if (left != null && left > 0) {
            summary.put("not_run", left);
        }
        ErrorLine error = reason != null ? ErrorLine.of(reason) : firstFailure != null ? firstFailure.line() : null;
        if (isStopped() && error != null) {
            summary.set("stopped", error.tree());
        }
        return summary;
    }

    private String sentence() {
        String start = stoppedAt > 0 ? "stopped at line " + stoppedAt + ": " : "";
        String rest = left == null ? ", and no further line was run" : left > 0 ? ", " + left + " not run" : "";
        return start + counts() + rest;
    }

    private String counts() {
        return done + " done" + (failed > 0 ? ", " + failed + " failed" : "");
    }

    private Outcome outcome() {
        if (reason != null) {
            run.console().note(sentence());
            throw reason;
        }
        if (failed == 0) {
            run.console().note(sentence());
            return Outcome.nothing();
        }
        if (isStopped()) {
            run.console().note(sentence());
            return Outcome.nothing().but(firstFailure);
        }
        return Outcome.nothing()
                .but(new Outcome.BadNews(ExitCode.ANSWER_IS_NO, ErrorLine.of("lines_failed", sentence(), null)));
    }
}
