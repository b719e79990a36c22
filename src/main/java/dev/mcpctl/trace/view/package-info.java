/** Recordings made readable: lines for a terminal, phases, filters. Nothing here prints. */
@NullMarked
package dev.mcpctl.trace.view;

import org.jspecify.annotations.NullMarked;
