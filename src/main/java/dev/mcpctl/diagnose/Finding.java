package dev.mcpctl.diagnose;

import dev.mcpctl.failure.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step found. Texts may come from the server and are untrusted.
 *
 * @param step its name, a stable word in kebab case
 * @param mark how it went
 * @param text one sentence or fact
 * @param details more facts, one a line
 * @param next what to do about it, or null
 * @param failure what a command would end with, or null when it would go on
 */
public record Finding(
        String step,
        Mark mark,
        String text,
        List<String> details,
        @Nullable String next,
        @Nullable Failure failure) {

    /** How a step went. */
    public enum Mark {
        OK("ok"),
        WARN("warn"),
        FAIL("fail");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        /** For reports. */
        public String word() {
            return word;
        }
    }

    /** Copies the details. */
    public Finding {
        details = List.copyOf(details);
    }

    static Finding ok(String step, String text, String... details) {
        return new Finding(step, Mark.OK, text, List.of(details), null, null);
    }

    static Finding warn(String step, String text, @Nullable String next) {
        return new Finding(step, Mark.WARN, text, List.of(), next, null);
    }

    static Finding fail(String step, Failure failure) {
        return new Finding(step, Mark.FAIL, failure.message(), List.of(), failure.hint(), failure);
    }

    Finding with(List<String> more) {
        return new Finding(step, mark, text, more, next, failure);
    }
}
