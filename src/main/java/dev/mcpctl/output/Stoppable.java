package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/**
 * A function that heeds an interrupt at its start and with each value, which the library itself does not: every endless
 * expression calls functions without end or waits for one that gives values without end.
 */
record Stoppable(Function function) implements Function {

    @Override
    public void apply(
            Scope scope, List<Expression> arguments, JsonNode input, Path path, PathOutput output, Version version)
            throws JsonQueryException {
        check();
        PathOutput checked = (value, place) -> {
            check();
            output.emit(value, place);
        };
        function.apply(scope, arguments, input, path, checked, version);
    }

    /** Unchecked, so that no {@code try} of the expression catches it. */
    private static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the run was given up");
        }
    }
}
