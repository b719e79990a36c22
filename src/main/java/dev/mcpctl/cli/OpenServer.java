package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.Session;
import org.jspecify.annotations.Nullable;

/**
 * A session, and what has to happen around its end.
 *
 * @param named what it is, with the defaults of its entry
 * @param label how messages name the server
 * @param interruption learns that it is being closed; null when it is only lent and stays open
 * @param lists what was listed
 */
record OpenServer(
        Session session,
        NamedServer named,
        String label,
        Voice voice,
        @Nullable Interruption interruption,
        ListsSeen lists)
        implements AutoCloseable {

    /** All items of a list, which completion remembers. */
    ArrayNode all(ListKind kind) {
        ArrayNode items = session.all(kind);
        lists.add(kind, items);
        return items;
    }

    /** The same for one line of a prompt: closing it leaves the session open. */
    OpenServer lent() {
        return new OpenServer(session, named, label, voice, null, lists);
    }

    @Override
    public void close() {
        lists.remember();
        if (interruption == null) {
            voice.finish();
            return;
        }
        interruption.leaving();
        voice.finish();
        session.close();
    }
}
