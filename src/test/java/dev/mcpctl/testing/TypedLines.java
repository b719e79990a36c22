package dev.mcpctl.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a person types, and the threads that read it. */
public final class TypedLines extends InputStream {

    private final InputStream lines;
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();

    /** Types this, and nothing more. */
    public TypedLines(String text) {
        lines = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() {
        readers.add(Thread.currentThread());
        synchronized (lines) {
            try {
                return lines.read();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** Waits until all who read have ended; fails when one stays. Returns how many there were. */
    public int awaitReaders() {
        Waiting.until(() -> readers.stream().noneMatch(Thread::isAlive));
        return readers.size();
    }
}
