package dev.mcpctl.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a command opened and its result still needs: closed in reverse order once the result is printed. */
final class Scope implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Keeps it open until the scope ends. */
    <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (RuntimeException problem) {
                first = first == null ? problem : first;
            } catch (Exception unexpected) {
                first = first == null ? new IllegalStateException(unexpected) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
