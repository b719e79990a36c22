package dev.mcpctl.cli;

import dev.mcpctl.config.Target;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ClientProfile;
import dev.mcpctl.mcp.EraMemory;
import dev.mcpctl.mcp.Negotiator;
import dev.mcpctl.mcp.SessionOptions;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.TransportOptions;
import dev.mcpctl.transport.Transports;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens a session to the server that the line names. */
final class Dialer {

    private final Run run;
    private final Host host;
    private Voice.@Nullable EventLines events;
    private @Nullable WireListener witness;
    private boolean unlimited;

    Dialer(Run run) {
        this.run = run;
        this.host = new Host(
                dev.mcpctl.process.Platform.of(System.getProperty("os.name", "")),
                run.context().environment());
    }

    /** Progress and log messages go there too. */
    Dialer events(Voice.EventLines lines) {
        events = lines;
        return this;
    }

    /** Wire events go there too. */
    Dialer witness(WireListener other) {
        witness = other;
        return this;
    }

    /** Messages may have any length: they are streamed to a file. */
    Dialer unlimited() {
        unlimited = true;
        return this;
    }

    /**
     * Opens it; it ends with the run's scope, after the result is printed, with everything that was started.
     *
     * @throws Failure usage, unreachable, refused or protocol
     */
    OpenServer open() {
        NamedServer named = NamedServer.of(run, host.platform());
        Target target = named.target();
        Voice voice = new Voice(run.console(), target.label(), events);
        Answers answers = new Answers(run, target.label());
        Options options = run.options();
        SessionOptions.Patience patience = new SessionOptions.Patience(
                TargetOptions.start(options),
                TargetOptions.DEFAULT_PROBE,
                TargetOptions.timeout(options),
                Deadline.in(TargetOptions.maxTime(options)));
        SessionOptions session =
                new SessionOptions(profile(options), answers, voice, patience, HttpOptions.retry(options));
        Negotiator negotiator = new Negotiator(new Connecting(named.endpoint(), voice), session, memory(target));
        try {
            OpenServer server = run.scope()
                    .keep(new OpenServer(
                            negotiator.open(TargetOptions.protocol(options)),
                            target.label(),
                            voice,
                            run.interruption()));
            run.scope().explainWith(voice);
            return server;
        } catch (Failure failure) {
            run.interruption().leaving();
            voice.finish();
            throw voice.withLastWords(failure);
        }
    }

    private final class Connecting implements Negotiator.Dial {
        private final Endpoint endpoint;
        private final Voice voice;

        Connecting(Endpoint endpoint, Voice voice) {
            this.endpoint = endpoint;
            this.voice = voice;
        }

        @Override
        public Connection connect(Connection.Peer peer) {
            return Dialer.this.connect(endpoint, voice, peer);
        }
    }

    private Connection connect(Endpoint endpoint, Voice voice, Connection.Peer peer) {
        Transport transport = Transports.dial(endpoint, options(voice));
        Connection connection =
                new Connection(transport, peer, voice, run.context().clock());
        run.interruption().watch(connection);
        try {
            connection.open();
        } catch (Failure failure) {
            connection.close();
            throw failure;
        }
        return connection;
    }

    private TransportOptions options(Voice voice) {
        long limit = unlimited ? Long.MAX_VALUE : TargetOptions.maxMessage(run.options());
        return new TransportOptions(
                new FrameLimits(limit, FrameLimits.usual().spoolAbove()),
                run.context().clock(),
                witness == null ? voice : voice.and(witness),
                host);
    }

    private ClientProfile profile(Options options) {
        return new ClientProfile(
                Version.number(), ClientProfile.Advertised.ALL, MetaOption.read(options.list("--meta")), null);
    }

    /** The demo server changes with every build, and both eras are its point; nothing is remembered of it. */
    private EraMemory memory(Target target) {
        Path state = new UserDirectories(run.context().environment(), System.getProperty("os.name", "")).state();
        if (state == null || target.label().equals(Target.DEMO)) {
            return EraMemory.none();
        }
        return new EraFile(
                state,
                EraKey.of(target, run.context().directory()),
                run.context().clock());
    }
}
