/**
 * Everything that plays a <em>server</em>: the transports that serve an engine, and the built-in demo. Client behaviour
 * does not belong here.
 */
@NullMarked
package dev.mcpctl.serve;

import org.jspecify.annotations.NullMarked;
