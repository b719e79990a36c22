package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tools of one sort. Cards are JSON text, read only when somebody wants to see or call the tool. */
interface ToolGroup {

    /** The tools in the order of the list. */
    String[] names();

    /** What {@code tools/list} says of a tool, but for its name. */
    String card(String name);

    /**
     * Runs a tool whose arguments fit its schema.
     *
     * @throws Trouble for an {@code isError} result
     */
    ObjectNode call(String name, ObjectNode arguments, Exchange exchange);
}
