/** The prompt: words, history, colours, completion while typing, and the port through which lines are run. No commands. */
@NullMarked
package dev.mcpctl.repl;

import org.jspecify.annotations.NullMarked;
