/** Finding out, step by step, why a server cannot be used. Prints nothing and knows no options. */
@NullMarked
package dev.mcpctl.diagnose;

import org.jspecify.annotations.NullMarked;
