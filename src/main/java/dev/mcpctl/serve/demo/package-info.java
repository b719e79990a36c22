/** The built-in demo server: a pure protocol engine in both eras, with tools, resources and prompts worth showing. */
@NullMarked
package dev.mcpctl.serve.demo;

import org.jspecify.annotations.NullMarked;
