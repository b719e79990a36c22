/** Words after a tool's or prompt's name, bound to arguments by its schema; its usage and templates. No streams, no files. */
@NullMarked
package dev.mcpctl.cli.arguments;

import org.jspecify.annotations.NullMarked;
