package dev.mcpctl.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command's line, split into what picocli reads and what it must not see.
 *
 * @param options words of options with their values
 * @param operands named words in order, the server first unless replaced
 * @param rest words after them as typed, options of the tool included
 * @param serverCommand the words after {@code --}, or null
 */
record Typed(
        List<String> options,
        List<String> operands,
        List<String> rest,
        @Nullable List<String> serverCommand) {}
