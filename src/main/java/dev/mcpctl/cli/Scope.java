package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/** What a command opened and its result still needs: closed in reverse order once the result is printed. */
final class Scope implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private UnaryOperator<Failure> explanation = failure -> failure;

    /** Keeps it open until the scope ends. */
    <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    /** What is open knows more about failures. */
    void explainWith(UnaryOperator<Failure> more) {
        explanation = more;
    }

    /** The failure with what is known about it by now: the server's last words, for one. */
    Failure explained(Failure failure) {
        return explanation.apply(failure);
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
