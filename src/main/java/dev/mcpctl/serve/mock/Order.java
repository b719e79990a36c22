package dev.mcpctl.serve.mock;

/** Whether requests may come in any order and any number, or only as they were recorded. */
public enum Order {
    /** Any order; equal ones get the recorded answers one after the other, and then the last one again and again. */
    ANY,
    /** Each one once and in its place. */
    STRICT
}
