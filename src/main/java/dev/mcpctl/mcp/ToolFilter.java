package dev.mcpctl.mcp;

/** Which of a server's tools there are for us. */
public interface ToolFilter {

    /** Whether the tool of this name is shown, and may be called by its name. */
    boolean passes(String name);
}
