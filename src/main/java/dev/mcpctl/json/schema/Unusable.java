package dev.mcpctl.json.schema;

import dev.mcpctl.failure.Failure;

/** Failures of schemas that cannot be checked against, as opposed to values that do not fit. */
final class Unusable {

    private Unusable() {}

    static Failure schema(String message) {
        return Failure.of(Failure.Kind.PROTOCOL, "schema", message);
    }

    static Failure schema(String message, Throwable cause) {
        return Failure.of(Failure.Kind.PROTOCOL, "schema", message, cause);
    }
}
