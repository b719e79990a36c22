/** A value that must not be shown, whose text form is a mask, and the names that tell of one. */
@NullMarked
package dev.mcpctl.secret;

import org.jspecify.annotations.NullMarked;
