/**
 * Serves an engine over HTTP, on the JDK's own server: Streamable HTTP for all revisions on one endpoint, and the
 * transport of 2024-11-05 with its two. Nothing here is loaded on stdio.
 */
@NullMarked
package dev.mcpctl.serve.http;

import org.jspecify.annotations.NullMarked;
