/**
 * Doing wrong on purpose: what {@code --fault} asks for, as a plan that the same seed repeats, and what it does to the answers
 * on a stream of lines. Which answers there are is not known here.
 */
@NullMarked
package dev.mcpctl.serve.fault;

import org.jspecify.annotations.NullMarked;
