/**
 * Standing between a host and a server: HTTP as it comes over raw sockets, and bridges between stdio and HTTP. What passes
 * is written down by the transport's tap, never here.
 */
@NullMarked
package dev.mcpctl.serve.proxy;

import org.jspecify.annotations.NullMarked;
