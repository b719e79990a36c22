/** Recordings in the forms of other programs: HAR, OpenTelemetry, Mermaid. */
@NullMarked
package dev.mcpctl.trace.export;

import org.jspecify.annotations.NullMarked;
