package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which era a server speaks and opens a session in it. Every step is kept, so that {@code info} can explain the
 * outcome. One negotiator opens one session.
 */
public final class Negotiator {

    /** Opens a fresh connection to the server, starting its process if it has one. */
    @FunctionalInterface
    public interface Dial {
        /** A connection that is open; its peer is the one given. */
        Connection connect(Connection.Peer peer);
    }

    private final Dial dial;
    private final SessionOptions options;
    private final EraMemory memory;
    private final List<String> steps = new ArrayList<>();

    /** A negotiator for one server. */
    public Negotiator(Dial dial, SessionOptions options, EraMemory memory) {
        this.dial = dial;
        this.options = options;
        this.memory = memory;
    }

    /**
     * Opens a session.
     *
     * @throws Failure unreachable, refused or protocol; nothing is left running then
     */
    public Session open(EraChoice choice) {
        Generation wanted = choice.generation();
        if (wanted == null) {
            return memory.recall() == Generation.LEGACY ? remembered() : probed();
        }
        ProtocolVersion version = choice.pinned() == null ? ProtocolVersion.newest(wanted) : choice.pinned();
        step("asked for: " + (choice.pinned() == null ? wanted.label() : version.date()));
        try (Attempt attempt = new Attempt()) {
            return wanted == Generation.LEGACY
                    ? attempt.handshake(version, choice.pinned())
                    : attempt.discover(version);
        } catch (Failure failure) {
            throw failure.kind() == Failure.Kind.REFUSED && failure.hint() == null
                    ? failure.hint("the server may speak another era: try --protocol auto")
                    : failure;
        }
    }

    private Session remembered() {
        step("remembered: legacy");
        try (Attempt attempt = new Attempt()) {
            return attempt.handshake(ProtocolVersion.newest(Generation.LEGACY), null);
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.REFUSED && failure.kind() != Failure.Kind.PROTOCOL) {
                throw failure;
            }
            memory.forget();
            step("the remembered era is wrong: " + failure.message());
        }
        return probed();
    }

    private Session probed() {
        try (Attempt attempt = new Attempt()) {
            return attempt.probe();
        } catch (ServerDiedOnProbe death) {
            step("the server ended on server/discover; started again without it");
        }
        try (Attempt attempt = new Attempt()) {
            return attempt.handshake(ProtocolVersion.newest(Generation.LEGACY), null);
        }
    }

    private void step(String sentence) {
        steps.add(sentence);
        options.listener().note(sentence);
    }

    /** Some old servers end when they read something unknown before the handshake. */
    private static final class ServerDiedOnProbe extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ServerDiedOnProbe(Failure cause) {
            super(cause);
        }
    }

    /** One connection on which an era is tried. Closing it closes the connection unless a session took it over. */
    private final class Attempt implements AutoCloseable {

        private final ServerVoice voice = new ServerVoice(options);
        private final Deadline start;
        private final Connection connection;
        private boolean takenOver;

        Attempt() {
            start = Deadline.in(options.patience().start()).orEarlier(options.patience().run());
            connection = dial.connect(voice);
            voice.connected(connection);
        }

        Session probe() {
            ProtocolVersion version = ProtocolVersion.newest(Generation.MODERN);
            Pending probe = sendProbe(version);
            connection.awaitEither(probe, probe, Deadline.in(options.patience().probe()).orEarlier(start));
            if (!probe.done()) {
                return probeIsSilent(probe, version);
            }
            return follow(ProbeClassifier.judge(probeAnswer(probe), version), version);
        }

        private Pending sendProbe(ProtocolVersion version) {
            try {
                return send(new ModernEra(version, options.profile()), Call.of("server/discover"));
            } catch (Failure failure) {
                throw diedOr(failure);
            }
        }

        private Message.Answer probeAnswer(Pending probe) {
            try {
                return connection.await(probe, Duration.ZERO, start);
            } catch (Failure failure) {
                throw diedOr(failure);
            }
        }

        private RuntimeException diedOr(Failure failure) {
            return failure.kind() == Failure.Kind.SERVER_GONE ? new ServerDiedOnProbe(failure) : failure;
        }

        private Session follow(ProbeVerdict verdict, ProtocolVersion asked) {
            if (verdict instanceof ProbeVerdict.Modern modern) {
                step("answered server/discover: modern, " + modern.version().date());
                memory.remember(Generation.MODERN);
                return session(new ModernEra(modern.version(), options.profile()), modern.discovery());
            }
            if (verdict instanceof ProbeVerdict.Retry retry) {
                step("does not serve " + asked.date() + ", asked again with " + retry.version().date());
                return discover(retry.version());
            }
            if (verdict instanceof ProbeVerdict.Legacy legacy) {
                step(legacy.reason() + ": legacy");
                Session session = handshake(legacy.version(), null);
                memory.remember(Generation.LEGACY);
                return session;
            }
            throw ((ProbeVerdict.Stop) verdict).failure();
        }

        /**
         * Silence means legacy, or a process that is not up yet: both questions stay open, and the first real answer
         * decides. A verdict from silence is never kept.
         */
        private Session probeIsSilent(Pending probe, ProtocolVersion asked) {
            options.listener().waiting("still waiting for the server to start; it may be downloading");
            step("no answer to server/discover within " + options.patience().probe().toMillis() + " ms: initialize sent too");
            ProtocolVersion offer = ProtocolVersion.newest(Generation.LEGACY);
            Pending handshake = sendHandshake(offer);
            connection.awaitEither(probe, handshake, start);
            if (!handshake.done() && probe.done()) {
                ProbeVerdict verdict = ProbeClassifier.judge(probeAnswer(probe), asked);
                if (!(verdict instanceof ProbeVerdict.Legacy)) {
                    connection.giveUp(handshake);
                    return follow(verdict, asked);
                }
            }
            connection.giveUp(probe);
            return agreed(answerTo(handshake), null);
        }

        Session discover(ProtocolVersion version) {
            ModernEra era = new ModernEra(version, options.profile());
            Call call = Call.of("server/discover");
            Message.Answer answer = answerTo(send(era, call));
            if (answer instanceof Message.ErrorReply error && error.error().code() == -32601) {
                step("has no server/discover, which 2026-07-28 demands; its capabilities are unknown");
                return session(era, Json.object());
            }
            ProbeVerdict verdict = ProbeClassifier.judge(answer, version);
            if (verdict instanceof ProbeVerdict.Modern modern) {
                step("answered server/discover: modern, " + version.date());
                return session(era, modern.discovery());
            }
            if (answer instanceof Message.ErrorReply error) {
                throw Refusal.of(call.method(), error.error());
            }
            throw Failure.protocol("the server does not serve " + version.date());
        }

        Session handshake(ProtocolVersion offer, @Nullable ProtocolVersion only) {
            return agreed(answerTo(sendHandshake(offer)), only);
        }

        private Pending sendHandshake(ProtocolVersion offer) {
            ObjectNode params = Json.object().put("protocolVersion", offer.date());
            params.set("capabilities", options.profile().capabilities(offer));
            params.set("clientInfo", options.profile().clientInfo());
            return send(new LegacyEra(offer, options.profile()), new Call("initialize", params));
        }

        private Session agreed(Message.Answer answer, @Nullable ProtocolVersion only) {
            if (answer instanceof Message.ErrorReply error) {
                throw Refusal.of("initialize", error.error());
            }
            if (!(((Message.Result) answer).body().value() instanceof ObjectNode opening)) {
                throw Failure.protocol("the server answered initialize with a result that is no object");
            }
            ProtocolVersion version = version(opening, only);
            step("answered initialize: " + version.date());
            LegacyEra era = new LegacyEra(version, options.profile());
            connection.tell("notifications/initialized", null, era.headers(Call.of("notifications/initialized")));
            return session(era, opening);
        }

        private ProtocolVersion version(ObjectNode opening, @Nullable ProtocolVersion only) {
            String named = opening.path("protocolVersion").asText("");
            ProtocolVersion version = ProtocolVersion.of(named);
            if (version == null || version.generation() != Generation.LEGACY) {
                throw Failure.protocol("the server wants protocol version '" + named + "'; mcpctl speaks "
                        + ProtocolVersion.dates());
            }
            if (only != null && version != only) {
                throw Failure.protocol("the server does not speak " + only.date() + "; it wants " + named)
                        .hint("leave out --protocol to take what the server speaks");
            }
            return version;
        }

        private Pending send(Era era, Call call) {
            return connection.send(call.method(), id -> era.params(call, id), era.headers(call), start);
        }

        private Message.Answer answerTo(Pending pending) {
            try {
                return connection.await(pending, Duration.ZERO, start);
            } catch (Failure failure) {
                throw failure.kind() == Failure.Kind.TIMED_OUT ? notReady(pending) : failure;
            }
        }

        private Failure notReady(Pending pending) {
            return Failure.of(
                            Failure.Kind.UNREACHABLE,
                            "start_timeout",
                            "the server did not answer " + pending.method() + " in time: it was never ready")
                    .hint("look at what it says with -v; a slow start needs a longer --start-timeout");
        }

        private Session session(Era era, ObjectNode opening) {
            voice.agreed(era);
            takenOver = true;
            return new Session(
                    connection, voice, era, new ServerDescription(era.version(), opening, List.copyOf(steps)), options);
        }

        @Override
        public void close() {
            if (!takenOver) {
                connection.close();
            }
        }
    }
}
