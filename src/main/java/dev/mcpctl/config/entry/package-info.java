/** What a configuration file says of a server, with the place where it says so. Knows no client and opens no file. */
@NullMarked
package dev.mcpctl.config.entry;

import org.jspecify.annotations.NullMarked;
