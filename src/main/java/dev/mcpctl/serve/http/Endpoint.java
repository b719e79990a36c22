package dev.mcpctl.serve.http;

import java.io.IOException;

/** What stands behind the URLs of a server. Thread-safe; each visit has a thread of its own. */
interface Endpoint extends AutoCloseable {

    /** The path that a client is given. */
    String path();

    /**
     * Serves one visit to its end.
     *
     * @throws TurnedAway when it ends with an error before an answer has begun
     * @throws IOException when the client has gone
     */
    void serve(Visit visit) throws IOException;

    /** Ends all conversations: what waits is cut short and answered with what there is. Returns at once. */
    @Override
    void close();
}
