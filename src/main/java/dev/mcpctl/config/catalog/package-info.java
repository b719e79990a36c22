/** All lists of servers as one: which files there are, what shadows what, what is trusted, what a reference stands for. */
@NullMarked
package dev.mcpctl.config.catalog;

import org.jspecify.annotations.NullMarked;
