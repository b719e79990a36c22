package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a command opened and its result still needs: closed in reverse order once the result is printed. */
final class Scope implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Said said;
    private @Nullable Explanation explanation;
    private @Nullable Observation observation;

    Scope() {
        this(new Said());
    }

    /** A scope that follows another one in the same run. */
    Scope(Said said) {
        this.said = said;
    }

    /** What a person has said in this run. */
    Said said() {
        return said;
    }

    /** Knows more about failures than those who report them. */
    interface Explanation {
        /** The same failure with what the server said last on stderr, where that may tell why. */
        Failure withLastWords(Failure failure);
    }

    /** What is shown and kept of the wire in this run, or null. */
    @Nullable
    Observation observation() {
        return observation;
    }

    /** Shows and keeps this of the wire; it ends after all that is kept open from now on. */
    void observe(Observation wire) {
        observation = keep(wire);
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
