package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;

/** One line of a batch's input that is not empty. */
final class BatchLine {

    private static final String EXAMPLE = "a line is for example {\"tool\":\"NAME\",\"arguments\":{}}";

    private final long number;
    private final byte[] bytes;

    /** How many bytes it may have and does not keep to, 0 for one that does. */
    private final long exceeded;

    private BatchLine(long number, byte[] bytes, long exceeded) {
        this.number = number;
        this.bytes = bytes;
        this.exceeded = exceeded;
    }

    /** A line with this number, counted from 1, empty ones included. */
    static BatchLine of(long number, byte[] bytes) {
        return new BatchLine(number, bytes, 0);
    }

    /** A line that nobody kept. */
    static BatchLine tooLong(long number, long limit) {
        return new BatchLine(number, new byte[0], limit);
    }

    long number() {
        return number;
    }

    /**
     * The object that the line is.
     *
     * @throws Failure usage, when it is anything else
     */
    ObjectNode object() {
        if (exceeded > 0) {
            throw Failure.usage("line " + number + " is longer than " + exceeded + " bytes")
                    .hint("--max-message sets the limit; 0 is none");
        }
        try {
            if (Json.parse(InputText.decode(bytes, "line " + number)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProblem problem) {
            throw Failure.usage("line " + number + " is no JSON: " + problem.message() + " (column " + problem.column()
                            + ")")
                    .hint(EXAMPLE);
        }
        throw Failure.usage("line " + number + " is no JSON object").hint(EXAMPLE);
    }
}
