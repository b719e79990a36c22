package dev.mcpctl.cli;

import dev.mcpctl.mcp.Session;

/**
 * A session, and what has to happen around its end.
 *
 * @param label how messages name the server
 */
record OpenServer(Session session, String label, Voice voice, Interruption interruption) implements AutoCloseable {

    @Override
    public void close() {
        interruption.leaving();
        voice.finish();
        session.close();
    }
}
