package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;

/** What {@code --expect} says of a result. Immutable. */
public final class Expectation {

    /**
     * The answer.
     *
     * @param holds whether every value of the expression is true, that is neither false nor null, and there is one
     * @param value the first value that says no, the last one when all is well; null when there is none
     * @param empty whether the expression gave no value at all
     */
    public record Verdict(boolean holds, JsonNode value, boolean empty) {

        /** The value in one line, as a person may see it. */
        public String shown() {
            return empty ? "nothing" : Neutraliser.line(Visible.escaped(Json.compact(value)));
        }
    }

    private final JqProgram program;

    private Expectation(JqProgram program) {
        this.program = program;
    }

    /**
     * Reads the expression, before anything is sent.
     *
     * @throws Failure usage, with the place of the mistake
     */
    public static Expectation compile(String expression) {
        return compile("--expect", expression);
    }

    /** As above, for an option of another name. */
    public static Expectation compile(String option, String expression) {
        if (expression.isBlank()) {
            // jq takes it for '.', which every answer fulfils: a variable that is not set must not turn a check green.
            throw Failure.usage(option + " needs an expression, got '" + expression + "'")
                    .hint("for example: " + option + " '.isError != true'");
        }
        return new Expectation(JqProgram.compile(option, expression));
    }

    /** Holds it against a document. Fails as {@link JqProgram#run} does. */
    public Verdict check(JsonNode document) {
        Seen seen = new Seen();
        program.run(document, seen::add);
        return new Verdict(seen.count > 0 && !seen.refused, seen.value, seen.count == 0);
    }

    private static final class Seen {
        private JsonNode value = NullNode.getInstance();
        private boolean refused;
        private long count;

        void add(JsonNode next) {
            count++;
            if (!refused) {
                value = next;
                refused = next.isNull() || (next.isBoolean() && !next.booleanValue());
            }
        }
    }
}
