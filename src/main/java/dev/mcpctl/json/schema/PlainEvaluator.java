package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Checks values against a plain schema; loads quickly, since most calls need nothing else. */
final class PlainEvaluator implements SchemaCheck {

    private final JsonNode schema;

    /**
     * Takes a schema that {@link PlainSchema} accepts.
     */
    PlainEvaluator(JsonNode schema) {
        this.schema = schema;
    }

    @Override
    public List<Violation> check(JsonNode value) {
        return new PlainRun(schema).check(value);
    }
}
