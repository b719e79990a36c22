package dev.mcpctl.serve.planted;

import dev.mcpctl.mcp.Session;

/** A server that behaves as a client. Never run; RoomsTest looks at it. */
record PlaysClient(Session session) {}
