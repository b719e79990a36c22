/** Strict parsing with positions, canonical comparison, printing and schema validation. No MCP field names. */
@NullMarked
package dev.mcpctl.json;

import org.jspecify.annotations.NullMarked;
