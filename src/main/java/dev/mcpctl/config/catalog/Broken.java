package dev.mcpctl.config.catalog;

import dev.mcpctl.config.entry.Problem;
import java.nio.file.Path;

/**
 * Something wrong with a file.
 *
 * @param origin whose file
 * @param file the file
 * @param problem what and where
 */
public record Broken(String origin, Path file, Problem problem) {}
