/**
 * Checks values against JSON Schemas: plain schemas by a small evaluator that loads quickly, all others by a library that
 * is loaded only then. Nothing is ever fetched. No MCP field names.
 */
@NullMarked
package dev.mcpctl.json.schema;

import org.jspecify.annotations.NullMarked;
