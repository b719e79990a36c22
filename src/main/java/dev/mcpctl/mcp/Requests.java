package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import dev.mcpctl.rpc.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests of one session and waits for their answers, and sends again what got lost where that does no harm.
 * Thread-safe.
 */
final class Requests {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Connection connection;
    private final Era era;
    private volatile SessionOptions options;
    private final @Nullable Handshake handshake;
    private final Object opening = new Object();
    private @Nullable LastingRequests lasting;
    private int openings;
    private boolean sideStream;

    /**
     * Requests in this era.
     *
     * @param handshake opens the session once more when the server forgot it; null where there are no sessions
     */
    Requests(Connection connection, Era era, SessionOptions options, @Nullable Handshake handshake) {
        this.connection = connection;
        this.era = era;
        this.options = options;
        this.handshake = handshake;
    }

    void behave(SessionOptions other) {
        options = other;
    }

    /** Lists the tools once more. */
    interface Relisting {
        void relist();
    }

    /** Sends a call and waits; every repetition has a new id and fresh headers. */
    Message.Body answer(Call call, Relisting tools) {
        boolean reopened = false;
        boolean repeated = false;
        boolean relisted = false;
        while (true) {
            int known = prepare(call);
            try {
                Message.Body body = once(call);
                settled(call);
                return body;
            } catch (Failure failure) {
                if (!reopened && handshake != null && failure.code().equals(Transport.SESSION_EXPIRED)) {
                    reopened = true;
                    reopen(known, handshake);
                } else if (!repeated && failure.code().equals(Transport.LOST) && mayRepeat(call)) {
                    repeated = true;
                    options.listener().note(failure.message() + "; asked again");
                } else if (!relisted && isMirrorTrouble(call, failure)) {
                    relisted = true;
                    options.listener().note("the server finds the headers wrong; its tools are listed once more");
                    tools.relist();
                } else {
                    throw explained(call, failure);
                }
            }
        }
    }

    /**
     * The server agreed to this, or need not where it takes something back: the same is asked for in a session that has to be
     * opened again.
     */
    void settled(Call call) {
        if (handshake != null && call.lasts()) {
            lasting().settled(call);
        }
    }

    private LastingRequests lasting() {
        synchronized (opening) {
            LastingRequests known = lasting == null ? new LastingRequests() : lasting;
            lasting = known;
            return known;
        }
    }

    /** The stream on which a server may ask back is there before a call that may cause it; see {@link #reopen}. */
    private int prepare(Call call) {
        synchronized (opening) {
            if (era.hasSideStream() && call.mayBeLong()) {
                sideStream = true;
                connection.keepSideStream();
            }
            return openings;
        }
    }

    /** Opens the stream for unsolicited messages; one that was open and broke may have lost its session too. */
    void openSideStream() {
        boolean again;
        synchronized (opening) {
            again = sideStream;
            sideStream = true;
        }
        if (again) {
            makeSureOfSession();
        }
        synchronized (opening) {
            connection.openSideStream();
        }
    }

    private void makeSureOfSession() {
        try {
            answer(Call.of("ping"), () -> {}).close();
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.REFUSED) {
                throw failure;
            }
        }
    }

    /** As {@link #answer} once, without a limit to silence: the server said that it will take its time. */
    Message.Body patientAnswer(Call call) {
        return once(call, Duration.ZERO);
    }

    /** Sends a call without waiting for its answer. */
    Pending send(Call call) {
        return send(call, options.patience().run());
    }

    /**
     * An exchange that is cancelled by closing it can be made by whoever waits for it; to others the cancellation comes first,
     * while the exchange is still open.
     */
    private Pending sendToWait(Call call) {
        return era.cancelsByAbandoning(connection.traits())
                ? connection.sendToWait(
                        call.method(),
                        new EraParams(era, call),
                        era.headers(call),
                        options.patience().run())
                : send(call);
    }

    private Pending send(Call call, Deadline limit) {
        return connection.send(call.method(), new EraParams(era, call), era.headers(call), limit);
    }

    /**
     * Takes something back on the way out, when the run itself may have no time left: a moment of its own for that, and what
     * goes wrong is only noted.
     */
    boolean farewell(Call call) {
        if (connection.isOver()) {
            return false;
        }
        try {
            Pending asked = send(call, Deadline.in(FAREWELL));
            if (connection.await(asked, FAREWELL, Deadline.none()) instanceof Message.Result result) {
                result.body().close();
            }
            return true;
        } catch (Failure gone) {
            options.listener().note(call.method() + " could not be sent: " + gone.message());
            return false;
        }
    }

    Connection connection() {
        return connection;
    }

    SessionOptions options() {
        return options;
    }

    /** Specification 2025-11-25, Session management: start again; of several requests that learn of it one does. */
    private void reopen(int known, Handshake again) {
        synchronized (opening) {
            if (openings != known) {
                return;
            }
            options.listener().note("the server forgot the session; opened again");
            Pending pending = again.send(era.version(), options.patience().run());
            again.agreed(
                    connection.await(
                            pending,
                            options.patience().request(),
                            options.patience().run()),
                    era.version());
            openings++;
            if (sideStream) {
                connection.openSideStream();
            }
            askAgain();
        }
    }

    /**
     * A new session knows nothing of what the one before was asked for. The server may well refuse it now, which whoever
     * listens must not take for silence.
     */
    private void askAgain() {
        Failure broken = null;
        for (Call call : lasting().calls()) {
            Failure problem = broken == null ? problemOf(call) : broken;
            if (problem != null) {
                options.listener()
                        .warn("in the session that was opened again the server may not tell of "
                                + LastingRequests.words(call) + ": " + problem.message());
            }
            broken = problem == null || problem.kind() == Failure.Kind.REFUSED ? null : problem;
        }
        if (broken != null && broken.kind() == Failure.Kind.INTERRUPTED) {
            throw broken;
        }
    }

    private @Nullable Failure problemOf(Call call) {
        try {
            once(call).close();
            return null;
        } catch (Failure failure) {
            return failure;
        }
    }

    /** Decision AMB-09: reads and lists change nothing; whether a tool may run twice is the user's to say. */
    private boolean mayRepeat(Call call) {
        return switch (call.method()) {
            case "tools/list",
                    "resources/list",
                    "resources/templates/list",
                    "resources/read",
                    "prompts/list",
                    "prompts/get",
                    "completion/complete" -> true;
            case "tools/call" -> options.retryCalls();
            default -> false;
        };
    }

    private boolean isMirrorTrouble(Call call, Failure failure) {
        return call.method().equals("tools/call")
                && connection.traits().carriesHeaders()
                && era.mirrorsArguments()
                && Refusal.HEADER_MISMATCH.isOf(failure);
    }

    private static Failure explained(Call call, Failure failure) {
        if (!failure.code().equals(Transport.LOST) || !call.method().equals("tools/call")) {
            return failure;
        }
        return Transport.lost(failure.message() + "; the call may have run")
                .detail("method", call.method())
                .detail("may_have_run", true)
                .hint("if running it twice does no harm, --retry repeats a call that got lost");
    }

    private Message.Body once(Call call) {
        return once(call, options.patience().request());
    }

    private Message.Body once(Call call, Duration patience) {
        Pending pending = sendToWait(call);
        Message.Answer answer;
        try {
            answer = connection.await(pending, patience, options.patience().run());
        } catch (Failure failure) {
            if (stillRunning(failure)) {
                cancel(pending, failure);
            }
            throw failure;
        }
        if (answer instanceof Message.ErrorReply error) {
            throw Refusal.of(call.method(), error);
        }
        return ((Message.Result) answer).body();
    }

    private static boolean stillRunning(Failure failure) {
        return switch (failure.kind()) {
            case TIMED_OUT, INTERRUPTED, NOT_ANSWERED -> true;
            default -> false;
        };
    }

    /**
     * Specification 2026-07-28, Cancellation: by notification, or on streams of their own by closing the stream. The
     * handshake is never cancelled.
     */
    void cancel(Pending pending, Failure reason) {
        if (pending.method().equals("initialize")) {
            return;
        }
        if (era.cancelsByAbandoning(connection.traits())) {
            connection.abandon(pending.id());
            return;
        }
        ObjectNode params = Json.object();
        params.set("requestId", pending.id().json());
        params.put("reason", reason.kind() == Failure.Kind.TIMED_OUT ? "timeout" : "the user ended it");
        try {
            tell("notifications/cancelled", params);
        } catch (Failure gone) {
            options.listener().note("the cancellation could not be sent: " + gone.message());
        }
    }

    /** Sends a notification. */
    void tell(String method, @Nullable ObjectNode params) {
        connection.tell(method, params, era.headers(Call.of(method)));
    }
}
