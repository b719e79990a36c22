package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.ErrorCode;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection on which an era is tried. Closing it closes the connection unless a session took it over. */
final class EraAttempt implements AutoCloseable {

    static final String ANOTHER_ERA = "the server may speak another era: try --protocol auto";

    private static final int SERVER_ERROR = 500;

    private final SessionOptions options;
    private final EraMemory memory;
    private final Steps steps;
    private final ServerVoice voice;
    private final Deadline start;
    private final Connection connection;
    private final Handshake handshake;
    private boolean takenOver;

    EraAttempt(Negotiator.Dial dial, SessionOptions options, EraMemory memory, Steps steps) {
        this.options = options;
        this.memory = memory;
        this.steps = steps;
        voice = new ServerVoice(options);
        start = Deadline.in(options.patience().start())
                .orEarlier(options.patience().run());
        connection = dial.connect(voice, start);
        voice.connected(connection);
        handshake = new Handshake(connection, options.profile());
    }

    /** What a session takes over. */
    record Opened(Connection connection, ServerVoice voice) {}

    /** Some old servers end when they read something unknown before the handshake. */
    static final class ServerDiedOnProbe extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ServerDiedOnProbe(Failure cause) {
            super(cause);
        }
    }

    /**
     * Asks for the era, then opens a session in it.
     *
     * @throws ServerDiedOnProbe when a fresh connection should be opened without asking
     */
    Session probe() {
        if (connection.traits().sharesOneHttpStream()) {
            steps.add("HTTP+SSE: only servers with a handshake have it");
            return handshake(ProtocolVersion.newest(Generation.LEGACY), null);
        }
        ProtocolVersion version = ProtocolVersion.newest(Generation.MODERN);
        try {
            Pending probe = send(new ModernEra(version, options.profile()), Call.of("server/discover"));
            connection.awaitEither(probe, probe, probeEnd());
            boolean decided = probe.done() || connection.traits().carriesHeaders();
            return decided ? follow(judged(probe, version), version) : silent(probe, version);
        } catch (Failure failure) {
            boolean died = !connection.traits().carriesHeaders()
                    && failure.kind() == Failure.Kind.SERVER_GONE
                    && !failure.code().equals(Connection.CLOSED);
            throw died ? new ServerDiedOnProbe(failure) : failure;
        }
    }

    private Deadline probeEnd() {
        return Deadline.in(options.patience().probe()).orEarlier(start);
    }

    /** Over HTTP silence is an outage, and so is a status that speaks of the server instead of the request. */
    private ProbeVerdict judged(Pending probe, ProtocolVersion asked) {
        if (!probe.done()) {
            options.listener().waiting("still waiting for the server to answer");
        }
        try {
            Message.Answer answer = answerTo(probe);
            if (answer instanceof Message.ErrorReply error && error.status() >= SERVER_ERROR) {
                throw Refusal.of(probe.method(), error);
            }
            return ProbeClassifier.judge(answer, asked);
        } catch (Failure failure) {
            ProbeVerdict verdict = ProbeClassifier.judgeStatus(failure);
            if (verdict == null) {
                throw failure;
            }
            return verdict;
        }
    }

    private Session follow(ProbeVerdict verdict, ProtocolVersion asked) {
        if (verdict instanceof ProbeVerdict.Modern modern) {
            steps.add("answered server/discover: modern, " + modern.version().date());
            memory.remember(Generation.MODERN);
            return session(new ModernEra(modern.version(), options.profile()), modern.discovery());
        }
        if (verdict instanceof ProbeVerdict.Retry retry) {
            steps.add("does not serve " + asked.date() + ", asked again with "
                    + retry.version().date());
            Session session = discover(retry.version());
            memory.remember(Generation.MODERN);
            return session;
        }
        if (verdict instanceof ProbeVerdict.Legacy legacy) {
            steps.add(legacy.reason() + ": legacy");
            Session session = handshake(legacy.version(), null);
            memory.remember(Generation.LEGACY);
            return session;
        }
        throw ((ProbeVerdict.Stop) verdict).failure();
    }

    /**
     * Silence means legacy, or a process that is not up yet: both questions stay open, and the first real answer decides.
     * A modern answer decides whenever it is there: a server that knows the probe must not be taken for a legacy one. A
     * verdict from silence is never kept.
     */
    private Session silent(Pending probe, ProtocolVersion asked) {
        if (!start.passed()) {
            options.listener().waiting("still waiting for the server to start; a package runner may be downloading it");
        }
        steps.add("no answer to server/discover within "
                + options.patience().probe().toMillis() + " ms: initialize sent too");
        Pending handshake = sendHandshake(ProtocolVersion.newest(Generation.LEGACY));
        connection.awaitEither(probe, handshake, start);
        Message.Answer answer = handshake.done() ? answerTo(handshake) : null;
        if (answer instanceof Message.ErrorReply) {
            connection.awaitEither(probe, probe, probeEnd());
        }
        if (probe.done()) {
            ProbeVerdict verdict = judged(probe, asked);
            if (!(verdict instanceof ProbeVerdict.Legacy legacy)) {
                connection.giveUp(handshake);
                return follow(verdict, asked);
            }
            steps.add(legacy.reason() + ": legacy");
        }
        connection.giveUp(probe);
        return agreed(answer == null ? answerTo(handshake) : answer, null);
    }

    /** Opens a modern session, which a server without {@code server/discover} does not prevent. Decision AMB-04. */
    Session discover(ProtocolVersion version) {
        ModernEra era = new ModernEra(version, options.profile());
        Call call = Call.of("server/discover");
        Message.Answer answer = answerTo(send(era, call));
        if (answer instanceof Message.ErrorReply error && ErrorCode.METHOD_NOT_FOUND.isOf(error.error())) {
            steps.add("has no server/discover, which " + version.date() + " demands; its capabilities are unknown");
            return session(era, Json.object());
        }
        ProbeVerdict verdict = ProbeClassifier.judge(answer, version);
        if (verdict instanceof ProbeVerdict.Modern modern) {
            steps.add("answered server/discover: modern, " + version.date());
            return session(era, modern.discovery());
        }
        if (answer instanceof Message.ErrorReply error) {
            throw Refusal.of(call.method(), error);
        }
        throw Failure.protocol("the server does not serve " + version.date()).hint(ANOTHER_ERA);
    }

    /**
     * Opens a legacy session.
     *
     * @param only the one revision that will do, or null when the server may name any
     */
    Session handshake(ProtocolVersion offer, @Nullable ProtocolVersion only) {
        try {
            return agreed(answerTo(sendHandshake(offer)), only);
        } catch (Failure failure) {
            if (!ProbeClassifier.mayBeOlderTransport(failure) || !fallBack(failure)) {
                throw failure;
            }
        }
        steps.add("did not take initialize either: the older HTTP+SSE transport, which it opened");
        return agreed(answerTo(sendHandshake(offer)), only);
    }

    private boolean fallBack(Failure refusal) {
        try {
            return connection.fallBack(start);
        } catch (Failure older) {
            if (older.kind() == Failure.Kind.UNAUTHORIZED || older.kind() == Failure.Kind.INTERRUPTED) {
                throw older;
            }
            throw refusal.detail("older_transport", older.message());
        }
    }

    private Pending sendHandshake(ProtocolVersion offer) {
        try {
            return handshake.send(offer, start);
        } catch (Failure failure) {
            throw ready(failure, "initialize");
        }
    }

    private Session agreed(Message.Answer answer, @Nullable ProtocolVersion only) {
        Handshake.Agreed agreed = handshake.agreed(answer, only);
        steps.add("answered initialize: " + agreed.era().version().date());
        return session(agreed.era(), agreed.opening());
    }

    private Pending send(Era era, Call call) {
        try {
            return connection.send(call.method(), new EraParams(era, call), era.headers(call), start);
        } catch (Failure failure) {
            throw ready(failure, call.method());
        }
    }

    private Message.Answer answerTo(Pending pending) {
        try {
            return connection.await(pending, Duration.ZERO, start);
        } catch (Failure failure) {
            throw ready(failure, pending.method());
        }
    }

    private static Failure ready(Failure failure, String method) {
        if (failure.kind() != Failure.Kind.TIMED_OUT) {
            return failure;
        }
        String message = "the server did not answer " + method + " in time: it was never ready";
        return Failure.of(Failure.Kind.UNREACHABLE, Negotiator.NEVER_READY, message);
    }

    private Session session(Era era, ObjectNode opening) {
        voice.agreed(era);
        ServerDescription server =
                new ServerDescription(era.version(), opening, era.serverInfo(opening), steps.soFar());
        Session session = new Session(new Opened(connection, voice), era, server, options);
        if (connection.traits().sharesOneHttpStream()) {
            options.listener().note("HTTP+SSE is deprecated since 2025-03-26");
        }
        String level = options.profile().logLevel();
        if (level != null && era.deprecates("logging")) {
            options.listener()
                    .note("logging is deprecated since " + era.version().date());
        }
        if (level != null && era.setsLogLevelByRequest()) {
            askForLogs(session, level);
        }
        takenOver = true;
        return session;
    }

    /** Specification 2025-11-25, Logging: the level may be set where the server declares logging. */
    private void askForLogs(Session session, String level) {
        if (session.server().offers("logging")) {
            session.request(new Call("logging/setLevel", Json.object().put("level", level)))
                    .close();
        } else {
            options.listener().note("the server declares no logging, so no level was set");
        }
    }

    @Override
    public void close() {
        if (!takenOver) {
            connection.close();
        }
    }
}
