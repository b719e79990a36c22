/** A recording as one self-contained web page. */
@NullMarked
package dev.mcpctl.trace.report;

import org.jspecify.annotations.NullMarked;
