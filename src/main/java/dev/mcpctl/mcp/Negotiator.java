package dev.mcpctl.mcp;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ConnectionPeer;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Transport;

/**
 * Finds out which era a server speaks and opens a session in it. Every step is kept, so that {@code info} can explain the
 * outcome. One negotiator opens one session.
 */
public final class Negotiator {

    /** Code of the failure that says a server gave no sign of life in time. */
    public static final String NEVER_READY = Transport.NEVER_READY;

    /** Opens a fresh connection to the server, starting its process if it has one. */
    @FunctionalInterface
    public interface Dial {
        /**
         * A connection that is open; its peer is the one given.
         *
         * @param start when it must be open
         */
        Connection connect(ConnectionPeer peer, Deadline start);
    }

    private final Dial dial;
    private final SessionOptions options;
    private final EraMemory memory;
    private final Steps steps;

    /** A negotiator for one server. */
    public Negotiator(Dial dial, SessionOptions options, EraMemory memory) {
        this.dial = dial;
        this.options = options;
        this.memory = memory;
        this.steps = new Steps(options.listener());
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
        steps.add("asked for: " + (choice.pinned() == null ? wanted.label() : version.date()));
        try (EraAttempt attempt = attempt()) {
            return wanted == Generation.LEGACY
                    ? attempt.handshake(version, choice.pinned())
                    : attempt.discover(version);
        } catch (Failure failure) {
            throw failure.kind() == Failure.Kind.REFUSED && failure.hint() == null
                    ? failure.hint(EraAttempt.ANOTHER_ERA)
                    : failure;
        }
    }

    private EraAttempt attempt() {
        return new EraAttempt(dial, options, memory, steps);
    }

    private Session remembered() {
        steps.add("remembered: legacy");
        try (EraAttempt attempt = attempt()) {
            return attempt.handshake(ProtocolVersion.newest(Generation.LEGACY), null);
        } catch (Failure failure) {
            boolean answered = failure.kind() == Failure.Kind.REFUSED
                    || failure.kind() == Failure.Kind.PROTOCOL
                    || ProbeClassifier.refusesTheRequest(failure);
            if (answered
                    || failure.kind() == Failure.Kind.SERVER_GONE
                    || failure.code().equals(NEVER_READY)) {
                memory.forget();
                steps.add("the remembered era is wrong or the server is broken: " + failure.message());
            }
            if (!answered) {
                throw failure;
            }
        }
        return probed();
    }

    private Session probed() {
        try (EraAttempt attempt = attempt()) {
            return attempt.probe();
        } catch (EraAttempt.ServerDiedOnProbe death) {
            steps.add("the server ended on server/discover; started again without it");
        }
        try (EraAttempt attempt = attempt()) {
            return attempt.handshake(ProtocolVersion.newest(Generation.LEGACY), null);
        }
    }
}
