/** Delivering messages over HTTP: the client, how it gets onto the network, and what its failures mean. No OAuth flows. */
@NullMarked
package dev.mcpctl.transport.http;

import org.jspecify.annotations.NullMarked;
