package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.cli.asking.Surroundings;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.Change;
import dev.mcpctl.mcp.Interest;
import dev.mcpctl.mcp.Session;
import dev.mcpctl.mcp.Subscription;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.rpc.Deadline;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Listens until enough was heard, and listens again when the connection broke. */
final class Watching {

    private static final int MOST_ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final Run run;
    private final Supplier<OpenServer> opening;
    private final WatchOptions options;
    private final WatchEvents events;
    private final Deadline end;
    private int seen;
    private boolean goalMet;
    private int attempts;
    private OpenServer server;

    /**
     * Watching of one server.
     *
     * @param opening opens a session to it; asked again when one has ended that can be had again
     */
    Watching(Run run, Supplier<OpenServer> opening, WatchOptions options, WatchEvents events) {
        this.run = run;
        this.opening = opening;
        this.server = opening.get();
        this.options = options;
        this.events = events;
        Duration time = options.time();
        this.end = time == null ? Deadline.none() : Deadline.in(time);
    }

    /**
     * Watches.
     *
     * @throws Failure interrupted; server gone, when it cannot be reached again; refused or protocol
     */
    Outcome watch(Interest interest) {
        Deadline limit = Deadline.in(TargetOptions.endlessMaxTime(run.options()));
        while (true) {
            try (Subscription subscription = open().listen(interest)) {
                told(interest, subscription.honoured());
                if (!goesOn(subscription, end.orEarlier(limit))) {
                    return outcome();
                }
                if (subscription.isOver()) {
                    return ended();
                }
                if (limit.passed() && !end.passed()) {
                    throw Failure.of(Failure.Kind.TIMED_OUT, "timeout", "--max-time passed while watching");
                }
                return outcome();
            } catch (Failure failure) {
                again(failure);
            }
        }
    }

    /** The session; in place of one over HTTP+SSE, which ends with its stream, a new one. */
    private Session open() {
        if (server.session().isOver()) {
            server = opening.get();
        }
        return server.session();
    }

    /** Says what the server will tell of. */
    private void told(Interest wanted, Interest honoured) {
        if (honoured.isEmpty()) {
            throw Failure.of(
                            Failure.Kind.PROTOCOL,
                            "not_watchable",
                            "the server tells of no changes of " + String.join(", ", wanted.words()))
                    .hint("see what it offers with: mcpctl info");
        }
        for (String word : wanted.without(honoured)) {
            run.console().warn("the server will not tell of " + word);
        }
        run.console().note("listening for changes of " + String.join(", ", honoured.words()));
    }

    /** False when enough was heard. */
    private boolean goesOn(Subscription subscription, Deadline limit) {
        Change change;
        while ((change = subscription.next(limit)) != null) {
            attempts = 0;
            ObjectNode event = events.json(change);
            events.take(change, event);
            seen++;
            boolean met =
                    options.until() != null && options.until().check(event).holds();
            if (met || (options.count() > 0 && seen >= options.count())) {
                goalMet = true;
                return false;
            }
        }
        return true;
    }

    private Outcome ended() {
        run.console().note("the server ended the subscription");
        return outcome();
    }

    private Outcome outcome() {
        if (!options.hasGoal() || goalMet) {
            return Outcome.nothing();
        }
        String what = options.until() == null
                ? seen + " of " + options.count() + " events came"
                : "no event fulfilled --until";
        return Outcome.nothing().but(new Outcome.BadNews(ExitCode.ANSWER_IS_NO, ErrorLine.of("unmet", what, null)));
    }

    /** Contract: five attempts, after 1 to 30 seconds; a process that died is not started again. */
    private void again(Failure failure) {
        boolean lost = failure.kind() == Failure.Kind.SERVER_GONE || failure.kind() == Failure.Kind.UNREACHABLE;
        boolean dead = server.session().isOver() && !server.session().isRemote();
        if (!lost || dead || attempts == MOST_ATTEMPTS) {
            throw failure;
        }
        long pause = Math.min(FIRST_PAUSE_MILLIS << attempts, LONGEST_PAUSE_MILLIS);
        attempts++;
        run.console()
                .warn(failure.message() + "; changes may be missed; listening again in " + pause / 1_000 + " s ("
                        + attempts + " of " + MOST_ATTEMPTS + ")");
        pause(pause);
        Failure interruption = server.session().interruption();
        if (interruption != null) {
            throw interruption;
        }
    }

    private void pause(long millis) {
        CountDownLatch signal = new CountDownLatch(1);
        Surroundings.Signals.Waiting waiting = run.interruption().onSignal(signal::countDown);
        try {
            if (signal.await(Math.min(millis, end.waitMillis()), TimeUnit.MILLISECONDS)) {
                run.console().verbose(1, "interrupted while waiting");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.close();
        }
    }
}
