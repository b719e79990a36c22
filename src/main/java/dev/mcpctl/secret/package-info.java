/** A value that must not be shown: its text form is a mask. */
@NullMarked
package dev.mcpctl.secret;

import org.jspecify.annotations.NullMarked;
