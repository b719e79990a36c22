package dev.mcpctl.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stdout of this process is, asked only after a write failed. The text of an exception would not do: it comes in
 * the language of the user.
 */
public final class StandardOutput {

    private static final int TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;

    private StandardOutput() {}

    /** Whether stdout is a pipe or a socket, so that a failed write means that its reader has gone. */
    public static boolean isPipe() {
        try {
            Object mode = Files.getAttribute(Path.of("/dev/stdout"), "unix:mode");
            int type = mode instanceof Integer bits ? bits & TYPE : 0;
            return type == FIFO || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }
}
