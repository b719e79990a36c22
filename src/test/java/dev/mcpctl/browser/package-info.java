/** Web pages that we write, in a real browser. Run with the real servers, which the whole gate requires. */
package dev.mcpctl.browser;
