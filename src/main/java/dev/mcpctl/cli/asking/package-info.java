/** What servers ask of us: rules, commands, models and persons that answer. No command lines, no picocli. */
@NullMarked
package dev.mcpctl.cli.asking;

import org.jspecify.annotations.NullMarked;
