/** What tests of any room share: running whole programs and looking at what they did and left behind. */
package dev.mcpctl.testing;
