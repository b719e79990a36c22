/** The closed family of reasons why a command stops: kind, sentence, hint, details. No exit codes, no printing. */
@NullMarked
package dev.mcpctl.failure;

import org.jspecify.annotations.NullMarked;
