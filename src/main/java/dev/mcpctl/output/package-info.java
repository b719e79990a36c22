/** How results reach the user: console, tables, styles, formats, files. No knowledge of tools or prompts. */
@NullMarked
package dev.mcpctl.output;

import org.jspecify.annotations.NullMarked;
