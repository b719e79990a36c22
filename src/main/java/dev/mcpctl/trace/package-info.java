/** Recordings: their format, writing and reading them, taking secrets out. No live input and output but its files. */
@NullMarked
package dev.mcpctl.trace;

import org.jspecify.annotations.NullMarked;
