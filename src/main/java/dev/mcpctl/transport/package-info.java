/** Delivering messages: endpoints, the stdio transport and its line framing. No protocol versions, no OAuth flows. */
@NullMarked
package dev.mcpctl.transport;

import org.jspecify.annotations.NullMarked;
