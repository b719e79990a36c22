package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a command opened and its result still needs: closed in reverse order once the result is printed. */
final class Scope implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable Explanation explanation;

    /** Knows more about failures than those who report them. */
    interface Explanation {
        /** The same failure with what the server said last on stderr, where that may tell why. */
        Failure withLastWords(Failure failure);
    }

    /** Keeps it open until the scope ends. */
    <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    /** What is open knows more about failures. */
    void explainWith(Explanation more) {
        explanation = more;
    }

    /** The failure with what is known about it by now: the server's last words, for one. */
    Failure explained(Failure failure) {
        return explanation == null ? failure : explanation.withLastWords(failure);
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
