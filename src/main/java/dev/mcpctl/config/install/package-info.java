/** How each program's list takes an entry and gives it back: its shape, its references, its place in the file. Writes nothing. */
@NullMarked
package dev.mcpctl.config.install;

import org.jspecify.annotations.NullMarked;
