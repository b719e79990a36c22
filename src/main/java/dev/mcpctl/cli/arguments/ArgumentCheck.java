package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.schema.SchemaCheck;
import dev.mcpctl.json.schema.Violation;
import java.util.List;

/** Holds whole argument objects against the input schema of one tool: JSON is never coerced. Thread-safe. */
public final class ArgumentCheck {

    private final SchemaCheck schema;

    /**
     * Makes a schema ready for many calls.
     *
     * @param schema the tool's {@code inputSchema} as received; untrusted
     * @throws Failure protocol, code {@code schema}, when nothing can be checked against it
     */
    public ArgumentCheck(ObjectNode schema) {
        try {
            this.schema = SchemaCheck.of(schema);
        } catch (Failure unusable) {
            throw unchecked(unusable);
        }
    }

    /**
     * Lets arguments pass that fit.
     *
     * @throws Failure usage, as {@link ArgumentBinder#bind}
     */
    public void require(ObjectNode arguments) {
        List<Violation> problems;
        try {
            problems = schema.check(arguments);
        } catch (Failure unusable) {
            throw unchecked(unusable);
        }
        if (!problems.isEmpty()) {
            throw ArgumentProblems.failure(problems);
        }
    }

    /** A schema that cannot be used, with the way around it. */
    static Failure unchecked(Failure unusable) {
        return unusable.hint("--no-validate sends the arguments unchecked");
    }
}
