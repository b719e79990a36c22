package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import java.util.List;

/** A schema that values can be checked against. Thread-safe. */
public interface SchemaCheck {

    /**
     * Makes a schema ready. Dialects 2020-12 (the default), 2019-09, draft-07, draft-06 and draft-04; {@code format} and the
     * {@code content} keywords are annotations. References are followed within the schema only, nothing is ever fetched
     * (requirements FT-030 to FT-036).
     *
     * @param schema as received, untrusted; must not change while the check is used
     * @throws Failure protocol, code {@code schema}, when the schema cannot be checked against: unknown dialect, a reference
     *     that leads out of the schema or nowhere, a broken keyword, too large
     */
    static SchemaCheck of(JsonNode schema) {
        Dialect dialect = Dialect.of(schema);
        return PlainSchema.isPlain(schema, dialect)
                ? new PlainEvaluator(schema)
                : NetworkntEvaluator.of(schema, dialect);
    }

    /**
     * All ways in which the value does not fit, a thousand at most, in a fixed order: in each object first unknown members, then missing ones,
     * then wrong ones.
     *
     * @return empty when it fits
     * @throws Failure protocol, code {@code schema}, when checking takes too many steps or nests too deeply
     */
    List<Violation> check(JsonNode value);
}
