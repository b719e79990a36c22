package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request cannot be answered before the client has given more. Specification 2026-07-28, Multi Round-Trip Requests:
 * the client repeats the request with its answers and the state.
 */
final class InputRequired extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ObjectNode body;

    InputRequired(ObjectNode body) {
        super(null, null, false, false);
        this.body = body;
    }

    /** The result without {@code resultType} and {@code _meta}. */
    ObjectNode body() {
        return body;
    }
}
