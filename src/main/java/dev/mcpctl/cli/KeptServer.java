package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Answerer;
import dev.mcpctl.mcp.ServerDescription;
import dev.mcpctl.mcp.SessionOptions;
import dev.mcpctl.output.Console;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.WireEvent;
import org.jspecify.annotations.Nullable;

/** One server of a prompt: how it is opened, and the session while it is. Lines use it one after the other. */
final class KeptServer implements AutoCloseable, Voice.Reaction {

    private final String name;
    private final Run opening;
    private final Atmosphere atmosphere;
    private Scope scope = new Scope();
    private volatile @Nullable OpenServer server;
    private volatile @Nullable String ended;
    private volatile boolean resting;

    /**
     * A server that is not open yet.
     *
     * @param opening the line that names it, with its options
     */
    KeptServer(String name, Run opening, Atmosphere atmosphere) {
        this.name = name;
        this.opening = opening;
        this.atmosphere = atmosphere;
    }

    /**
     * What surrounds a prompt.
     *
     * @param console where it is told what a server says while no line runs
     * @param level verbosity from which on log messages and notifications of servers are told
     */
    record Atmosphere(Console console, int level, ListsChanged listsChanged, WireLines wire) {

        Atmosphere(Console console, int level, ListsChanged listsChanged) {
            this(console, level, listsChanged, new WireLines(console));
        }
    }

    /** Learns that a server's lists are not what they were. */
    interface ListsChanged {
        /** Called on the connection's threads. */
        void changed(KeptServer server);
    }

    String name() {
        return name;
    }

    /** The line that named it. */
    Run opening() {
        return opening;
    }

    /**
     * Opens it.
     *
     * @throws Failure whatever stops it
     */
    void open(Interruption interruption) {
        Run run = new Run(
                opening.context(), opening.console(), opening.options(), opening.typed(), interruption, scope, null);
        try {
            server = new Dialer(run).witness(atmosphere.wire()::of).open();
        } catch (Failure failure) {
            throw scope.explained(failure);
        }
        rest();
    }

    /** A few words on what it is. */
    String described() {
        OpenServer open = server;
        if (open == null) {
            return name;
        }
        ServerDescription said = open.session().server();
        JsonNode info = said.serverInfo() == null ? Json.object() : said.serverInfo();
        String title = info.path("title").asText(info.path("name").asText(name));
        String version = info.path("version").asText("");
        return title + (version.isEmpty() ? "" : " " + version) + " ("
                + said.version().date() + ")";
    }

    /** Closes it and opens it again. */
    void reopen(Interruption interruption) {
        close();
        scope = new Scope(scope.said());
        ended = null;
        open(interruption);
        atmosphere.listsChanged().changed(this);
    }

    /**
     * The session for one line.
     *
     * @throws Failure server gone, when it has ended
     */
    OpenServer lend(Run run, Voice.@Nullable EventLines events) {
        OpenServer open = open();
        resting = false;
        open.voice().speakTo(ears(run.console(), events));
        open.session().behave(new Dialer(run).behaviour(open));
        run.interruption().onSignal(() -> open.session().interrupt(Interruption.failure()));
        run.scope().explainWith(open.voice());
        return open.lent();
    }

    private Voice.Ears ears(Console console, Voice.@Nullable EventLines events) {
        boolean always = atmosphere.level() == 0 || LogOptions.level(opening.options()) != null;
        return new Voice.Ears(console, events, new LogLines(console, always), atmosphere.level(), this);
    }

    /** The open session, for what goes on beside lines, or null. */
    @Nullable
    OpenServer openOrNull() {
        return ended == null ? server : null;
    }

    private OpenServer open() {
        OpenServer open = server;
        String how = ended;
        if (open == null || how != null) {
            throw Failure.of(
                            Failure.Kind.SERVER_GONE,
                            "server_gone",
                            "the server '" + name + "' " + (how == null ? "is not open" : how))
                    .hint("open it again with: reconnect");
        }
        return open;
    }

    /** No line uses it any more: it speaks to the prompt, and nobody answers what it asks. */
    void rest() {
        OpenServer open = server;
        if (open == null) {
            return;
        }
        resting = true;
        open.voice().speakTo(ears(atmosphere.console(), null));
        SessionOptions before = open.session().options();
        SessionOptions.Patience patience = new SessionOptions.Patience(
                before.patience().start(), before.patience().probe(), TargetOptions.DEFAULT_TIMEOUT, Deadline.none());
        open.session()
                .behave(new SessionOptions(
                        before.profile(), KeptServer::nobody, before.listener(), patience, before.retryCalls()));
    }

    private static JsonNode nobody(Answerer.Ask ask) {
        throw Failure.of(Failure.Kind.NOT_ANSWERED, "not_answered", "the server asks something while no line runs");
    }

    @Override
    public void notified(String method) {
        if (method.endsWith("/list_changed")) {
            atmosphere.listsChanged().changed(this);
        }
    }

    @Override
    public void ended(WireEvent.ProcessExited exit) {
        String how = "has ended" + (exit.status() == null ? "" : " with status " + exit.status());
        ended = how;
        if (resting) {
            atmosphere.console().note("mcpctl: the server '" + name + "' " + how + "; open it again with: reconnect");
        }
    }

    @Override
    public void close() {
        resting = false;
        scope.close();
        server = null;
    }
}
