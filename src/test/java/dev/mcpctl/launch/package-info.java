/** Tests of the launcher. */
package dev.mcpctl.launch;
