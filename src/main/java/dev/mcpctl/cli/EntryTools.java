package dev.mcpctl.cli;

import dev.mcpctl.config.entry.Adjustments;
import dev.mcpctl.mcp.ToolFilter;

/** The tools that a server's entry lets through. */
record EntryTools(Adjustments.Tools tools) implements ToolFilter {

    @Override
    public boolean passes(String name) {
        return tools.pass(name);
    }
}
