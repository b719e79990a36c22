/** Tolerant views of what servers send, each beside its raw node: one broken item never hides the others. */
@NullMarked
package dev.mcpctl.mcp.model;

import org.jspecify.annotations.NullMarked;
