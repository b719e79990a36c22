package dev.mcpctl.mcp;

/** Whether a tool can be run as a task. */
public enum TaskSupport {
    /** It cannot: the revision, the server or the tool has no tasks. */
    NONE,
    /** The client decides. */
    OPTIONAL,
    /** The tool runs in no other way. */
    REQUIRED,
    /** The server decides by itself. */
    SERVER_DECIDES
}
