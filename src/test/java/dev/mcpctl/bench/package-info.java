/** What {@code src/test/bench} runs in a JVM; no test. */
package dev.mcpctl.bench;
