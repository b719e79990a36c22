/** Configuration files read with positions and changed by splicing, so that comments, order and all else stays as it was. */
@NullMarked
package dev.mcpctl.config.document;

import org.jspecify.annotations.NullMarked;
