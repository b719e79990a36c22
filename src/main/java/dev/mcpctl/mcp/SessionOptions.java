package dev.mcpctl.mcp;

import dev.mcpctl.rpc.Deadline;
import java.time.Duration;

/**
 * How a session behaves.
 *
 * @param profile what we say of ourselves
 * @param answerer answers what the server asks
 * @param listener hears what the server says
 * @param patience time limits
 * @param retryCalls whether a tool may be called again when the answer to the first call was lost
 */
public record SessionOptions(
        ClientProfile profile, Answerer answerer, SessionListener listener, Patience patience, boolean retryCalls) {

    /** A session that never calls a tool twice. */
    public SessionOptions(ClientProfile profile, Answerer answerer, SessionListener listener, Patience patience) {
        this(profile, answerer, listener, patience, false);
    }

    /**
     * Time limits; zero means none.
     *
     * @param start until the first sign of life of a server
     * @param probe silence that counts as "no modern server"
     * @param request silence while a request is open; progress starts it again
     * @param run the end of everything
     */
    public record Patience(Duration start, Duration probe, Duration request, Deadline run) {}
}
