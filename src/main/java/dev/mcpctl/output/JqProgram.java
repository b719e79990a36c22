package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import java.time.Duration;
import java.util.function.Consumer;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/**
 * A jq expression that the user gave. It sees its document and nothing else: no environment, no files, no input, no
 * modules. Immutable; runs may overlap.
 */
public final class JqProgram {

    /**
     * How far a run may go.
     *
     * @param silence how long it may compute between two values
     * @param values how many values it may give
     */
    record Bounds(Duration silence, long values) {}

    private static final Bounds USUAL = new Bounds(Duration.ofSeconds(10), 10_000_000);

    private final String option;
    private final JsonQuery query;
    private final Scope scope;
    private final Bounds bounds;

    private JqProgram(String option, JsonQuery query, Scope scope, Bounds bounds) {
        this.option = option;
        this.query = query;
        this.scope = scope;
        this.bounds = bounds;
    }

    /**
     * Reads an expression, before anything is sent.
     *
     * @param option where the user wrote it, such as {@code --jq}
     * @param expression jq 1.7; a blank one is {@code .}
     * @throws Failure usage, with the place of the mistake
     */
    public static JqProgram compile(String option, String expression) {
        return compile(option, expression, USUAL);
    }

    static JqProgram compile(String option, String expression, Bounds bounds) {
        JsonQuery query = JqSyntax.compile(option, expression.isBlank() ? "." : expression);
        return new JqProgram(option, query, JqSyntax.scope(), bounds);
    }

    /**
     * Runs it and hands over each value, on the calling thread, as it comes.
     *
     * @throws Failure usage, code {@code jq}, with jq's own words, or when it does not come to an end
     */
    public void run(JsonNode document, Consumer<JsonNode> values) {
        try (JqRun run = JqRun.start(output -> query.apply(scope, document, output))) {
            long count = 0;
            JsonNode value;
            while ((value = next(run)) != null) {
                if (++count > bounds.values()) {
                    throw failure("gives more than " + bounds.values() + " values");
                }
                values.accept(value);
            }
        }
    }

    private @Nullable JsonNode next(JqRun run) {
        try {
            return run.next(bounds.silence());
        } catch (JqRun.Silent endless) {
            throw failure("gave nothing for " + seconds(bounds.silence()) + " and was stopped");
        } catch (JqRun.Broken broken) {
            throw Failure.of(
                    Failure.Kind.USAGE, "jq", sentence(option + " failed: " + reason(broken.reason())), broken);
        }
    }

    private static String reason(Throwable problem) {
        if (problem instanceof StackOverflowError) {
            return "the expression calls itself too deeply";
        }
        if (problem instanceof OutOfMemoryError) {
            return "the expression needs too much memory";
        }
        String message = problem.getMessage();
        if (message == null || message.isEmpty()) {
            return problem.getClass().getSimpleName();
        }
        return problem instanceof JsonQueryException ? JqSyntax.unknown(message) : message;
    }

    private Failure failure(String what) {
        return Failure.of(Failure.Kind.USAGE, "jq", "the " + option + " expression " + what);
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
