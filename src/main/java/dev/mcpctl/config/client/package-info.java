/** Where each program keeps its list of servers, and how it writes an entry. Pure: texts and platforms in, entries out. */
@NullMarked
package dev.mcpctl.config.client;

import org.jspecify.annotations.NullMarked;
