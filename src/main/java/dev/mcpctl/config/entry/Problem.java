package dev.mcpctl.config.entry;

/**
 * Something wrong with a file or with one of its entries.
 *
 * @param message one sentence, lower case, never with a value in it that may be secret
 * @param place where
 */
public record Problem(String message, Place place) {}
