package dev.mcpctl.rpc.planted;

import dev.mcpctl.mcp.Session;

/** A message that knows the protocol above it. Never run; RoomsTest looks at it. */
record LooksUp(Session session) {}
