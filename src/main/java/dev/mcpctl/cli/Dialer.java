package dev.mcpctl.cli;

import dev.mcpctl.config.Target;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ClientProfile;
import dev.mcpctl.mcp.EraMemory;
import dev.mcpctl.mcp.Negotiator;
import dev.mcpctl.mcp.SessionOptions;
import dev.mcpctl.output.Console;
import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ConnectionPeer;
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
    private @Nullable Witness witness;
    private @Nullable Observation observation;
    private boolean unlimited;
    private boolean endless;
    private boolean cached;

    Dialer(Run run) {
        this.run = run;
        this.host = new Host(Platform.current(), run.context().environment());
    }

    /** Progress and log messages go there too. */
    Dialer events(Voice.EventLines lines) {
        events = lines;
        return this;
    }

    /** Sees wire events too. */
    interface Witness {
        /** The listener for the server of this voice. */
        WireListener of(Voice server);
    }

    /** Wire events go there too. */
    Dialer witness(Witness other) {
        witness = other;
        return this;
    }

    /** The run has no end unless the line sets one. */
    Dialer endless() {
        endless = true;
        return this;
    }

    /** Adds {@code --cache}. */
    static void describeCache(CommandForm form) {
        form.addOption(OptionForm.flag("--cache", "take what a server said is fresh and public from the last run"));
    }

    /** With {@code --cache} results that are fresh and public are taken from earlier runs, and kept for later ones. */
    Dialer cachedIfWanted() {
        cached = run.options().flag("--cache");
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
        Bench bench = run.bench();
        return bench == null ? dial() : bench.lend(run, events);
    }

    private OpenServer dial() {
        NamedServer named = NamedServer.of(run, host.platform());
        Target target = named.target();
        Options line = run.options();
        if (line.traced() || line.text("--record") != null) {
            observation = Observation.of(run, named);
        }
        Console console = voiceConsole();
        boolean logs = LogOptions.level(run.options()) != null;
        Voice voice = new Voice(console, target.label(), events, new LogLines(console, logs));
        voice.hideSecretsOf(named, run.context());
        Run served = run.with(named);
        Options options = served.options();
        SessionOptions session = behaviour(served, profile(options), target.label(), voice);
        Negotiator negotiator = new Negotiator(new Connecting(named.endpoint(), voice), session, memory(target));
        try {
            OpenServer server = run.scope()
                    .keep(new OpenServer(
                            negotiator.open(TargetOptions.protocol(options)),
                            named,
                            target.label(),
                            voice,
                            run.interruption(),
                            new ListsSeen(CompletionCache.of(run.context(), TargetOptions.server(run)))));
            run.scope().explainWith(voice);
            named.limit(server.session());
            if (cached) {
                keepResults(server, target);
            }
            return server;
        } catch (Failure failure) {
            run.interruption().leaving();
            voice.finish();
            boolean late = failure.code().equals(Negotiator.NEVER_READY);
            throw voice.withLastWords(late ? failure.hint(TargetOptions.startHint(options)) : failure);
        }
    }

    /** How an open session behaves while this line uses it. */
    SessionOptions behaviour(OpenServer open) {
        ClientProfile profile = open.session().options().profile();
        return behaviour(run.with(open.named()), profile, open.label(), open.voice());
    }

    private SessionOptions behaviour(Run served, ClientProfile profile, String label, Voice voice) {
        Options options = served.options();
        Deadline end = Deadline.in(endless ? TargetOptions.endlessMaxTime(options) : TargetOptions.maxTime(options));
        SessionOptions.Patience patience = new SessionOptions.Patience(
                TargetOptions.start(options), TargetOptions.DEFAULT_PROBE, TargetOptions.timeout(options), end);
        Answers answers = new Answers(served, label, end);
        return new SessionOptions(profile, answers, voice, patience, HttpOptions.retry(options));
    }

    /** A trace shows more than {@code -v} does, and twice is too often. */
    private Console voiceConsole() {
        Console console = run.console();
        return run.options().traced() && console.traits().verbosity() > 0
                ? console.with(console.traits().withVerbosity(0))
                : console;
    }

    private void keepResults(OpenServer server, Target target) {
        Path cache = new UserDirectories(run.context().environment(), Platform.current()).cache();
        if (cache == null) {
            run.console().note("--cache: there is no home to keep anything in");
            return;
        }
        String key = EraKey.of(target, run.context().directory())
                + server.session().server().version().date()
                + run.options().list("--meta");
        server.session().keepIn(new ResultFiles(cache, key, run.context().clock()));
    }

    private final class Connecting implements Negotiator.Dial {
        private final Endpoint endpoint;
        private final Voice voice;

        Connecting(Endpoint endpoint, Voice voice) {
            this.endpoint = endpoint;
            this.voice = voice;
        }

        @Override
        public Connection connect(ConnectionPeer peer, Deadline start) {
            Connection connection = Dialer.this.connection(endpoint, voice, peer);
            open(connection, start);
            return connection;
        }
    }

    private Connection connection(Endpoint endpoint, Voice voice, ConnectionPeer peer) {
        Transport transport = Transports.dial(endpoint, options(voice));
        Connection connection =
                new Connection(transport, peer, voice, run.context().clock());
        run.interruption().watch(connection);
        return connection;
    }

    private static void open(Connection connection, Deadline start) {
        try {
            connection.open(start);
        } catch (Failure failure) {
            connection.close();
            throw failure;
        }
    }

    private TransportOptions options(Voice voice) {
        long limit = unlimited ? Long.MAX_VALUE : TargetOptions.maxMessage(run.options());
        return new TransportOptions(
                new FrameLimits(limit, FrameLimits.usual().spoolAbove()),
                run.context().clock(),
                listener(voice),
                host);
    }

    private WireListener listener(Voice voice) {
        WireListener all = witness == null ? voice : voice.and(witness.of(voice));
        return observation == null ? all : all.and(observation.connection());
    }

    private ClientProfile profile(Options options) {
        return new ClientProfile(
                Version.number(),
                AnswerOptions.advertised(options),
                MetaOption.read(options),
                LogOptions.level(options));
    }

    /** The demo server changes with every build, and both eras are its point; nothing is remembered of it. */
    private EraMemory memory(Target target) {
        Path state = new UserDirectories(run.context().environment(), Platform.current()).state();
        if (state == null || target.label().equals(Target.DEMO)) {
            return EraMemory.none();
        }
        return new EraFile(
                state,
                EraKey.of(target, run.context().directory()),
                run.context().clock());
    }
}
