/**
 * Playing a server: from a recording, in the era it was made in, or from a description written by hand, in both. Sorting
 * what a client says, matching it and answering; no transport.
 */
@NullMarked
package dev.mcpctl.serve.mock;

import org.jspecify.annotations.NullMarked;
