/** What the user named, turned into an endpoint: the form of the word decides. Nothing is connected here. */
@NullMarked
package dev.mcpctl.config;

import org.jspecify.annotations.NullMarked;
