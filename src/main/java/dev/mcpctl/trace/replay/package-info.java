/** The requests of a recording, to be asked again, and what differs between two answers. */
@NullMarked
package dev.mcpctl.trace.replay;

import org.jspecify.annotations.NullMarked;
