/** JSON-RPC messages and ids, frames, the transport port and the connection. No MCP methods, HTTP or processes. */
@NullMarked
package dev.mcpctl.rpc;

import org.jspecify.annotations.NullMarked;
