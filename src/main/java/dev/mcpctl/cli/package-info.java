/** picocli commands, argument coercion, wiring, exit codes and {@code Main}. No protocol logic. */
@NullMarked
package dev.mcpctl.cli;

import org.jspecify.annotations.NullMarked;
