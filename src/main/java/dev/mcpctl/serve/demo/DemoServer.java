package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Engine;
import dev.mcpctl.serve.Peer;
import dev.mcpctl.serve.StdioServing;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The built-in demo server as an engine without a transport. It speaks the revisions with a handshake and the stateless
 * one, side by side. Thread-safe; what changes in it is shared by all its conversations.
 */
public final class DemoServer implements Engine {

    private final Identity identity;
    private final World world;

    /**
     * A demo server that says it has this version.
     *
     * @param version of the program
     */
    public DemoServer(String version) {
        this(version, Clock.systemUTC(), Duration.ofSeconds(1));
    }

    /**
     * A demo server with a time of its own, for tests.
     *
     * @param clock what {@code demo://clock} shows
     * @param tick time between two of its changes
     */
    DemoServer(String version, Clock clock, Duration tick) {
        this.identity = new Identity(version);
        this.world = new World(clock, tick);
    }

    /**
     * Serves over stdio until the input ends.
     *
     * @param version of the program, which the server gives as its own
     * @param in read to its end, not closed
     * @param out carries nothing but messages; not closed
     * @return the exit status, which is 0
     */
    public static int serve(String version, InputStream in, OutputStream out) {
        return StdioServing.serve(new DemoServer(version), in, out);
    }

    @Override
    public Conversation converse(Peer unsolicited) {
        return new DemoConversation(identity, world, unsolicited);
    }

    @Override
    public @Nullable JsonNode inputSchema(String tool) {
        return Tools.inputSchema(tool);
    }
}
