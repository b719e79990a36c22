/** Eras, negotiation, the session, the input loop and tolerant views. No picocli, files or terminals. */
@NullMarked
package dev.mcpctl.mcp;

import org.jspecify.annotations.NullMarked;
