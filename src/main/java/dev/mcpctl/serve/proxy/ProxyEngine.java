package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Engine;
import dev.mcpctl.serve.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves what another server says, over whatever transport leads there. Each handshake begins a connection of its own to that
 * server; stateless requests share one. Thread-safe.
 */
public final class ProxyEngine implements Engine, AutoCloseable {

    /** Who hosts are. */
    public enum Hosts {
        /** One, on stdio: all that it says belongs together. */
        ONE,
        /** Many, over HTTP: stateless requests come from anybody. */
        MANY
    }

    private final Hosts hosts;
    private final Supplier<Transport> dial;
    private final Consumer<Failure> over;
    private final SeenTools tools = new SeenTools();
    private final Set<ServerLine> open = ConcurrentHashMap.newKeySet();
    private final List<Thread> closing = new ArrayList<>();
    private @Nullable ServerLine shared;

    /**
     * An engine.
     *
     * @param dial makes transports to the server, not yet open
     * @param over told each time a connection to the server ended by itself
     */
    public ProxyEngine(Hosts hosts, Supplier<Transport> dial, Consumer<Failure> over) {
        this.hosts = hosts;
        this.dial = dial;
        this.over = over;
    }

    @Override
    public Conversation converse(Peer unsolicited) {
        return new ProxyConversation(this, unsolicited);
    }

    @Override
    public @Nullable JsonNode inputSchema(String tool) {
        return tools.schema(tool);
    }

    /** Whether stateless requests share a connection. */
    boolean sharing() {
        return hosts == Hosts.MANY;
    }

    /**
     * A connection for one host alone.
     *
     * @throws Failure unreachable
     */
    ServerLine line(Peer unsolicited) {
        ServerLine line = new ServerLine(dial.get(), unsolicited, over, tools);
        open.add(line);
        try {
            line.open();
        } catch (Failure failure) {
            open.remove(line);
            line.close();
            throw failure;
        }
        return line;
    }

    /**
     * The connection that stateless requests share; a new one when the last one is over.
     *
     * @throws Failure unreachable
     */
    synchronized ServerLine shared() {
        ServerLine current = shared;
        if (current == null || current.isOver()) {
            if (current != null) {
                end(current);
            }
            current = line(nobody -> {});
            shared = current;
        }
        return current;
    }

    /** Ends a connection beside whoever asks for it. */
    void end(ServerLine line) {
        if (!open.remove(line)) {
            return;
        }
        Thread thread = new Thread(line::close, "mcpctl-proxy-close");
        thread.setDaemon(true);
        synchronized (closing) {
            closing.removeIf(each -> !each.isAlive());
            closing.add(thread);
        }
        thread.start();
    }

    /** Ends all connections and waits until that is done. */
    @Override
    public void close() {
        for (ServerLine line : open) {
            end(line);
        }
        List<Thread> all;
        synchronized (closing) {
            all = new ArrayList<>(closing);
        }
        try {
            for (Thread each : all) {
                each.join();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
