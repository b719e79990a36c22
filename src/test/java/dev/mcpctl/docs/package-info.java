/** What we tell people, held against what is: README, completion scripts, published schemas. */
package dev.mcpctl.docs;
