/** Starting programs, their environment, and ending them with everything they started. Not what they say. */
@NullMarked
package dev.mcpctl.process;

import org.jspecify.annotations.NullMarked;
