package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.Session;

/** One list among several: that a server does not know one which it says it offers must not hide the others. */
final class Offered {

    private Offered() {}

    /** All items, or none with a warning when the server does not know the list's method. */
    static ArrayNode orNone(Run run, OpenServer server, ListKind kind) {
        try {
            return server.all(kind);
        } catch (Failure failure) {
            if (!Session.isUnknownMethod(failure)) {
                throw failure;
            }
            run.console()
                    .warn("the server says that it offers " + kind.plural() + ", and does not know " + kind.method());
            return Json.array();
        }
    }
}
