package dev.mcpctl.mcp;

import static dev.mcpctl.testing.ScriptedServer.legacy;
import static dev.mcpctl.testing.ScriptedServer.modern;

import dev.mcpctl.testing.ScriptedServer;

/** An era under test. */
enum Speech {
    LEGACY,
    MODERN;

    ScriptedServer server() {
        return this == LEGACY ? legacy("2025-11-25") : modern();
    }

    String pin() {
        return this == LEGACY ? "legacy" : "modern";
    }

    Session open(Scene scene) {
        return scene.open(pin());
    }
}
