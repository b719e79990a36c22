package dev.mcpctl.repl;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands over what is written to it line by line. */
final class LinesAbove extends OutputStream {

    private final Consumer<String> lines;
    private final java.io.ByteArrayOutputStream pending = new java.io.ByteArrayOutputStream();

    LinesAbove(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int next) {
        if (next != '\n') {
            pending.write(next);
            return;
        }
        String line = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        lines.accept(line);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }
}
