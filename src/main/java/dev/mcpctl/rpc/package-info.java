/**
 * JSON-RPC messages and ids, frames, and the connection with its ports: transports below it, whoever hears the peer above.
 * No MCP methods, HTTP or processes.
 */
@NullMarked
package dev.mcpctl.rpc;

import org.jspecify.annotations.NullMarked;
