/** Tests of the packaged program against servers that nobody here wrote; see src/test/servers. */
package dev.mcpctl.servers;
