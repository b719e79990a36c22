package dev.mcpctl.cli.arguments;

import dev.mcpctl.failure.Failure;

/** Port to the texts that words refer to with {@code @FILE} and {@code -}. */
public interface ArgumentSource {

    /**
     * The whole text of a file, relative to the working directory.
     *
     * @throws Failure when it cannot be read or is no UTF-8
     */
    String file(String name);

    /**
     * The whole text of stdin; asked for at most once.
     *
     * @throws Failure when it cannot be read or is no UTF-8
     */
    String stdin();
}
